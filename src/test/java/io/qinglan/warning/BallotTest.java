package io.qinglan.warning;

import java.util.List;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BallotTest {

    private static final List<Party> PEOPLE = List.of(person("Zhao"), person("Qian"), person("Sun"), person("Li"));

    @Property
    void noWayToApprovalWithoutTheNumberOfOtherPersons(
            @ForAll @IntRange(min = 1, max = 3) int required, @ForAll("votes") List<Ballot.Vote> votes) {
        Party proposer = PEOPLE.get(0);
        Ballot ballot = Ballot.open(required, proposer, List.of());
        for (Ballot.Vote vote : votes) {
            ballot = tried(ballot, vote);
        }
        if (ballot.outcome() == Ballot.Outcome.APPROVED) {
            List<Party> signers =
                    ballot.votes().stream().map(Ballot.Vote::signer).toList();
            assertThat(signers).doesNotContain(proposer).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(required);
            assertThat(ballot.votes()).noneMatch(vote -> proposer.equals(vote.enteredBy()));
        }
    }

    @Property
    void aDecidedBallotTakesNoMoreVotes(@ForAll("votes") List<Ballot.Vote> votes) {
        Ballot ballot = Ballot.open(1, PEOPLE.get(0), List.of());
        for (Ballot.Vote vote : votes) {
            Ballot before = ballot;
            ballot = tried(ballot, vote);
            if (before.outcome() != Ballot.Outcome.OPEN) {
                assertThat(ballot).isSameAs(before);
            }
        }
    }

    @Example
    void whoPreparedItDoesNotApproveIt() {
        Party consulted = PEOPLE.get(1);
        Ballot ballot = Ballot.open(1, PEOPLE.get(0), List.of(consulted));
        assertThatThrownBy(() -> ballot.sign(own(consulted))).isInstanceOf(Ballot.SamePerson.class);
    }

    @Example
    void twoAccountsOfOneCertificateAreOnePerson() {
        Party proposer = new Party(UUID.randomUUID(), "Zhao", "110-1");
        Party again = new Party(UUID.randomUUID(), "Zhao (approver)", "110-1");
        Ballot ballot = Ballot.open(1, proposer, List.of());
        assertThatThrownBy(() -> ballot.sign(own(again))).isInstanceOf(Ballot.SamePerson.class);
    }

    @Example
    void theProposerNeitherSignsOnPaperNorEntersTheSheet() {
        Party proposer = PEOPLE.get(0);
        Ballot ballot = Ballot.open(1, proposer, List.of());
        Ballot.Vote paper = new Ballot.Vote(Party.onPaper(proposer.name()), PEOPLE.get(1), true);
        Ballot.Vote entered = new Ballot.Vote(Party.onPaper("Zhou"), proposer, true);
        assertThatThrownBy(() -> ballot.sign(paper)).isInstanceOf(Ballot.SamePerson.class);
        assertThatThrownBy(() -> ballot.sign(entered)).isInstanceOf(Ballot.SamePerson.class);
    }

    @Provide
    Arbitrary<List<Ballot.Vote>> votes() {
        Arbitrary<Party> people = Arbitraries.of(PEOPLE);
        return Combinators.combine(people, people.injectNull(0.7), Arbitraries.of(true, true, true, false))
                .as(Ballot.Vote::new)
                .list()
                .ofMaxSize(8);
    }

    private static Ballot tried(Ballot ballot, Ballot.Vote vote) {
        try {
            return ballot.sign(vote);
        } catch (Ballot.SamePerson | IllegalStateException refused) {
            return ballot;
        }
    }

    private static Ballot.Vote own(Party signer) {
        return new Ballot.Vote(signer, null, true);
    }

    private static Party person(String name) {
        return new Party(UUID.randomUUID(), name, null);
    }
}
