package io.qinglan.authority;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.qinglan.RealPostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@QuarkusTestResource(RealPostgres.class)
class AccessTest {

    @Inject
    SignedIn signedIn;

    @Inject
    Areas areas;

    @Inject
    FirstAdministrator first;

    @Inject
    DemonstrationAccounts demonstration;

    @Inject
    Accounts accounts;

    @Inject
    SignIn signIn;

    @BeforeEach
    void areas() {
        signedIn.keepAreas();
    }

    @Test
    void aProvinceContainsItsCitiesAndTheirCounties() {
        assertThat(areas.contains(SignedIn.PROVINCE, SignedIn.COUNTY)).isTrue();
        assertThat(areas.contains(SignedIn.CITY, SignedIn.COUNTY)).isTrue();
        assertThat(areas.contains(SignedIn.CITY, SignedIn.CITY)).isTrue();
        assertThat(areas.contains(SignedIn.COUNTY, SignedIn.CITY)).isFalse();
        assertThat(areas.contains(SignedIn.OTHER_CITY, SignedIn.COUNTY)).isFalse();
        assertThat(areas.within(SignedIn.CITY))
                .contains(SignedIn.CITY, SignedIn.COUNTY, SignedIn.OTHER_COUNTY)
                .doesNotContain(SignedIn.OTHER_CITY, SignedIn.PROVINCE);
    }

    @Test
    void theFirstAdministratorIsMadeOnlyInAnEmptyHouse() {
        signedIn.key(SignedIn.CITY, null, Role.OPERATOR);
        assertThat(first.makeWhenEmpty()).isEmpty();
    }

    @Test
    void demonstrationCredentialsOpenNothingOutsideADemonstration() {
        assertThatThrownBy(() -> demonstration.make(SignedIn.CITY, "site")).hasMessageContaining("demonstration");
        NewPerson said = new NewPerson(
                "demo" + java.util.UUID.randomUUID().toString().replace("-", ""),
                "demonstration",
                "示范",
                null,
                null,
                null,
                null,
                java.util.Set.of(Role.APPROVER),
                SignedIn.CITY,
                null,
                false);
        accounts.make(said, true, Actor.program("test").id());
        assertThat(signIn.byPassword(said.user(), "demonstration")).isEmpty();
        assertThat(signIn.byName(said.user())).isEmpty();
    }
}
