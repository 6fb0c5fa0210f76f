package io.qinglan.feed.evidence;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MasksTest {

    @Test
    void aPlateKeepsItsPlaceAndItsEnd() {
        assertThat(Masks.plate("冀A12323")).isEqualTo("冀A·***23");
        assertThat(Masks.plate("冀A·12323")).isEqualTo("冀A·***23");
        assertThat(Masks.plate("冀AD12345")).isEqualTo("冀A·***45");
        assertThat(Masks.plate("冀A1")).isEqualTo("***");
    }

    @Test
    void plateAndTelephoneAreHiddenInsideAText() {
        assertThat(Masks.text("司机13912345678驾冀A12345入厂，电话13912345678"))
                .isEqualTo("司机139****5678驾冀A·***45入厂，电话139****5678");
        assertThat(Masks.text("挂车冀A1234挂")).isEqualTo("挂车冀A·***4挂");
        assertThat(Masks.text("订单号2026112113912345678")).isEqualTo("订单号2026112113912345678");
        assertThat(Masks.text(null)).isNull();
    }

    @Test
    void aTelephoneAloneAndANumberOfAnEngine() {
        assertThat(Masks.phone("13912345678")).isEqualTo("139****5678");
        assertThat(Masks.phone("0311-1234")).isEqualTo("***");
        assertThat(Masks.number("LSVAA49J132047371")).isEqualTo("***7371");
        assertThat(Masks.number("123")).isEqualTo("***");
    }
}
