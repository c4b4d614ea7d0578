package dev.tandem.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamicsAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://kestrel.crm4.dynamics.com",
                "https://Kestrel.crm4.dynamics.com/",
                "https://kestrel.crm4.dynamics.com/api/data/v9.2",
                "https://kestrel.crm4.dynamics.com/api/data/v9.2/",
                " https://kestrel.crm4.dynamics.com/api/data/v9.1/ "
            })
    void takesAnAddressWithAndWithoutThePathOfTheApi(String url) {
        DynamicsAddress address = DynamicsAddress.of(url);

        assertThat(address.scope()).isEqualTo("https://kestrel.crm4.dynamics.com/.default");
        assertThat(address.resolve("leads")).isEqualTo("https://kestrel.crm4.dynamics.com/api/data/v9.2/leads");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "kestrel", "ftp://kestrel.example", "https://kestrel.example/main.aspx", "https://", "a b"})
    void refusesWhatIsNoAddressOfAnEnvironment(String url) {
        assertThatThrownBy(() -> DynamicsAddress.of(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dynamics.url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://kestrel.crm4.dynamics.com.evil.example/x",
                "http://kestrel.crm4.dynamics.com/x",
                "https://kestrel.crm4.dynamics.com@evil.example/x"
            })
    void followsNoLinkToAnotherHost(String link) {
        DynamicsAddress address = DynamicsAddress.of("https://kestrel.crm4.dynamics.com");

        assertThatThrownBy(() -> address.resolve(link)).isInstanceOf(DynamicsRefused.class);
    }
}
