package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.data.OfficeData;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.marketo.MarketoApi;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketoSeedTest {

    private final SandboxClock clock = new SandboxClock(Clock.systemUTC());
    private final MarketoApi marketo =
            new MarketoApi(clock, Credentials.MARKETO_CLIENT_ID, Credentials.MARKETO_CLIENT_SECRET);

    @Test
    void takesThePersonsOfTheOffice() throws Exception {
        OfficeData office = OfficeData.of(500, 1, clock, Credentials.DYNAMICS_CLIENT_ID);

        List<String> emails = new ArrayList<>();
        office.writePersons(fields -> {
            marketo.seedPerson(fields);
            emails.add((String) fields.get("email"));
        });

        Reply reply = marketo.act(new Call(
                "GET",
                "http",
                "localhost",
                "/rest/v1/leads.json",
                "filterType=email&filterValues=" + String.join(",", emails) + "&fields=email",
                Map.of(),
                new byte[0]));
        assertThat(new ObjectMapper().readTree(reply.body()).path("result"))
                .extracting(person -> person.path("email").asText())
                .containsExactlyInAnyOrderElementsOf(emails);
    }
}
