package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.marketo.access.Limits;
import dev.tandem.sandbox.marketo.access.Usage;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final String USER = "somebody@api.example.com";
    private static final String TARGET = "/rest/v1/activities/types.json";

    private final Marketo marketo = new Marketo();

    @Test
    void refusesThe101stCallOfASlidingWindow() {
        calls(50);
        marketo.clock.advance(Duration.ofSeconds(10));
        calls(50);

        JsonNode refused = marketo.get(TARGET);
        assertThat(Marketo.code(refused)).isEqualTo("606");
        assertThat(refused.at("/errors/0/message").asText())
                .isEqualTo("Max rate limit '100' exceeded with in '20' secs");
        marketo.clock.advance(Duration.ofSeconds(10));
        calls(50);
        assertThat(Marketo.code(marketo.get(TARGET))).isEqualTo("606");
    }

    @Test
    void doesNotCountWhatItRefuses() {
        for (int i = 0; i < 200; i++) {
            marketo.api.answer(Marketo.call("GET", TARGET, Map.of("Authorization", "Bearer none"), ""));
            marketo.reply("PUT", TARGET, "", "");
        }
        calls(100);
        marketo.clock.advance(Duration.ofSeconds(19));
        for (int i = 0; i < 10; i++) {
            assertThat(Marketo.code(marketo.get(TARGET))).isEqualTo("606");
        }
        marketo.clock.advance(Duration.ofSeconds(1));
        calls(100);
    }

    @Test
    void refusesTheEleventhCallAtOnce() {
        Limits limits = new Limits(marketo.clock, new Usage(marketo.clock));
        for (int i = 0; i < 10; i++) {
            limits.arrive();
            limits.admit(USER);
        }
        limits.arrive();

        Assertions.assertThatThrownBy(() -> limits.admit(USER))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.code().code()).isEqualTo("615"));
        limits.leave();
        limits.leave();
        limits.arrive();
        limits.admit(USER);
    }

    @Test
    void refusesCallsBeyondTheDailyQuotaUntilMidnightInChicago() {
        marketo.api.enforce(false);
        calls(50_000);
        marketo.api.enforce(true);
        marketo.clock.advance(Duration.ofMinutes(1));

        assertThat(Marketo.code(marketo.get(TARGET))).isEqualTo("607");
        Instant midnight = Instant.parse("2026-05-08T05:00:00Z");
        marketo.clock.advance(Duration.between(marketo.clock.instant(), midnight.minusSeconds(1)));
        assertThat(Marketo.code(marketo.get(TARGET))).isEqualTo("607");
        marketo.clock.advance(Duration.ofSeconds(1));
        assertThat(Marketo.code(marketo.get(TARGET))).isEmpty();
    }

    @Test
    void refusesNothingWhileLimitsAreOff() {
        assertThat(marketo.api.enforced()).isTrue();
        marketo.api.enforce(false);

        assertThat(marketo.api.enforced()).isFalse();
        calls(500);
    }

    @Test
    void reportsUsageAndErrorsByDay() {
        calls(7);
        marketo.reply("GET", "/rest/v1/nothing.json", "", "");
        marketo.clock.advance(Duration.ofDays(1));
        calls(2);

        JsonNode today = marketo.get("/rest/v1/stats/usage.json").path("result");
        JsonNode week = marketo.get("/rest/v1/stats/usage/last7days.json").path("result");
        JsonNode errors = marketo.get("/rest/v1/stats/errors/last7days.json").path("result");
        assertThat(today).hasSize(1);
        assertThat(today.at("/0/date").asText()).isEqualTo("2026-05-08");
        assertThat(today.at("/0/total").asInt()).isEqualTo(3);
        assertThat(week).hasSize(2);
        assertThat(week.at("/0/total").asInt()).isEqualTo(7);
        assertThat(week.at("/0/users/0/count").asInt()).isEqualTo(7);
        assertThat(errors.at("/0/errors/0/errorCode").asText()).isEqualTo("610");
        assertThat(errors.at("/0/total").asInt()).isEqualTo(1);
        assertThat(marketo.get("/rest/v1/stats/errors.json")
                        .at("/result/0/total")
                        .asInt())
                .isZero();
    }

    private void calls(int number) {
        for (int i = 0; i < number; i++) {
            Reply reply = marketo.reply("GET", TARGET, "", "");
            assertThat(reply.rejection()).isEmpty();
        }
    }
}
