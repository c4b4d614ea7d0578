package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.marketo.MarketoAnswer;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoRefused;
import dev.tandem.marketo.MarketoRequest;
import dev.tandem.state.FeedPosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonFeedTest {

    private static final Instant LEFT_AT = Instant.parse("2026-08-14T12:00:00Z");
    private static final FeedPosition LEFT = FeedPosition.first("deletedleads", "OLD==", LEFT_AT);

    private final List<String> sent = new ArrayList<>();

    @Test
    void isReadOnFromItsTimeWhereMarketoDoesNotTakeTheToken() {
        var page = feed("1003").read(PersonFeed.Kind.DELETIONS, LEFT);

        assertThat(page.nextToken()).isEqualTo("NEW==");
        assertThat(sent)
                .containsExactly(
                        "Get Deleted Leads OLD==", "Get Paging Token 2026-08-14T11:55:00Z", "Get Deleted Leads NEW==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1006", "1001", "603", "413", ""})
    void aRefusalThatSaysNothingOfTheTokenLosesNoPlace(String code) {
        PersonFeed feed = feed(code);

        assertThatThrownBy(() -> feed.read(PersonFeed.Kind.DELETIONS, LEFT))
                .isInstanceOfSatisfying(MarketoRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
        assertThat(sent).containsExactly("Get Deleted Leads OLD==");
    }

    /** A feed of a Marketo that refuses the old token with that code; neither schemas nor state have a part in it. */
    private PersonFeed feed(String code) {
        MarketoClient marketo = new MarketoClient(request -> answer(request, code));
        return new PersonFeed(null, null, marketo, null, Duration.ofHours(1), 10, Clock.systemUTC());
    }

    private MarketoAnswer answer(MarketoRequest request, String code) {
        String token = request.query().getOrDefault("nextPageToken", "");
        sent.add(request.operation() + " " + request.query().getOrDefault("sinceDatetime", token));
        if (token.equals("OLD==")) {
            throw new MarketoRefused("Marketo refused " + request.operation() + ".", code);
        }
        try {
            return new MarketoAnswer(
                    new ObjectMapper().readTree("{\"success\":true,\"nextPageToken\":\"NEW==\",\"moreResult\":false}"),
                    LEFT_AT);
        } catch (JsonProcessingException unlikely) {
            throw new IllegalArgumentException(unlikely);
        }
    }
}
