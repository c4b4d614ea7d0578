package dev.tandem.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.ToldClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarketoTokensTest {

    private final RecordingTransport identity = new RecordingTransport();
    private final List<Duration> waits = new ArrayList<>();
    private Instant now = Instant.parse("2026-08-14T09:00:00Z");
    private final MarketoTokens tokens = new MarketoTokens(
            identity, new MarketoCredentials("client", "s3cret"), new ToldClock(() -> now), duration -> {
                waits.add(duration);
                now = now.plus(duration);
            });

    private void gives(String token, int seconds) {
        identity.answer(
                "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":" + seconds + "}");
    }

    @Test
    void usesATokenForAsLongAsItLives() {
        gives("a", 3599);
        gives("b", 3600);

        assertThat(tokens.bearer()).isEqualTo("a");
        now = now.plusSeconds(3580);
        assertThat(tokens.bearer()).isEqualTo("a");
        now = now.plusSeconds(60);
        assertThat(tokens.bearer()).isEqualTo("b");
        assertThat(identity.sent()).hasSize(2);
        assertThat(waits).isEmpty();
    }

    @Test
    void waitsOutTheLastSecondsInsteadOfAskingForTheSameAgain() {
        gives("a", 3600);
        gives("b", 3600);
        tokens.bearer();
        now = now.plusSeconds(3594);

        assertThat(tokens.bearer()).isEqualTo("b");
        assertThat(waits).containsExactly(Duration.ofSeconds(6));
    }

    @Test
    void doesNotLoopWhenTheServiceKeepsGivingTinyLives() {
        gives("a", 3);
        gives("b", 2);

        assertThat(tokens.bearer()).isEqualTo("b");
        assertThat(waits).containsExactly(Duration.ofSeconds(3));
        assertThat(identity.sent()).hasSize(2);
    }

    @Test
    void dropsOnlyTheTokenThatFailed() {
        gives("a", 3600);
        gives("b", 3600);
        tokens.bearer();
        tokens.refused("a");
        assertThat(tokens.bearer()).isEqualTo("b");

        tokens.refused("a");
        assertThat(tokens.bearer()).isEqualTo("b");
        assertThat(identity.sent()).hasSize(2);
    }

    @Test
    void takesAnAnswerWithoutTokenForTrouble() {
        identity.answer("{}");

        assertThatThrownBy(tokens::bearer).isInstanceOf(MarketoUnavailable.class);
    }

    @Test
    void showsNoSecretInATextOfItself() {
        gives("a", 3600);
        tokens.bearer();

        assertThat(identity.sent().get(0).toString()).isEqualTo("MarketoRequest[Identity]");
        assertThat(new MarketoCredentials("client", "s3cret").toString()).doesNotContain("s3cret");
    }
}
