package dev.tandem.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketoAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://731-KTQ-208.mktorest.com",
                "https://731-ktq-208.mktorest.com/",
                "https://731-KTQ-208.mktorest.com/rest",
                "https://731-KTQ-208.mktorest.com/rest/",
                "https://731-KTQ-208.mktorest.com/identity",
                "https://731-KTQ-208.mktorest.com/rest/v1/"
            })
    void takesAnAddressWithAndWithoutTheSuffixesOfTheAdminScreen(String url) {
        MarketoAddress address = MarketoAddress.of(url);

        assertThat(address.munchkinId()).isEqualTo("731-KTQ-208");
        assertThat(address.resolve("rest/v1/leads.json"))
                .isEqualTo("https://731-ktq-208.mktorest.com/rest/v1/leads.json");
    }

    @Test
    void takesTheWholeAddressForTheMunchkinIdOfAnotherHost() {
        assertThat(MarketoAddress.of("http://127.0.0.1:8610/rest").munchkinId()).isEqualTo("http://127.0.0.1:8610");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "731-KTQ-208", "ftp://x.example", "https://x.example/rest?a=b", "a b"})
    void refusesWhatIsNoAddressOfAnInstance(String url) {
        assertThatThrownBy(() -> MarketoAddress.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("marketo.url");
    }
}
