package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.CustomServices.CustomService;
import dev.tandem.sandbox.http.FeedOddities;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several services with their users and permissions (Marketo reference, sections 1.5, 2 and 14). */
class CustomServicesTest {

    private final Marketo marketo = new Marketo();

    private String tokenOf(String client) {
        return Marketo.tree(marketo.identity(client, "secret"))
                .path("access_token")
                .asText();
    }

    private void service(String client, String... permissions) {
        marketo.api
                .subscription()
                .services()
                .put(new CustomService(client, "secret", client + "@api.example.com", Set.of(permissions)));
    }

    private JsonNode call(String client, String verb, String target) {
        return Marketo.tree(marketo.api.answer(
                Marketo.call(verb, target, Map.of("Authorization", "Bearer " + tokenOf(client)), "")));
    }

    @ParameterizedTest
    @CsvSource({
        "Read-Only Lead,       GET,    /rest/v1/leads/describe.json,             ''",
        "Read-Write Lead,      GET,    /rest/v1/leads/describe.json,             ''",
        "Read-Only Lead,       POST,   /rest/v1/leads.json,                      603",
        "Read-Write Lead,      POST,   /rest/v1/leads.json,                      609",
        "Read-Only Lead,       GET,    /rest/v1/lists.json,                      ''",
        "Read-Only Lead,       DELETE, /rest/v1/lists/1001/leads.json,           603",
        "Read-Write Lead,      GET,    /rest/v1/activities/types.json,           603",
        "Read-Only Activity,   GET,    /rest/v1/activities/types.json,           ''",
        "Read-Only Activity,   POST,   /rest/v1/activities/external.json,        603",
        "Read-Only Activity,   GET,    /rest/v1/activities/external/types.json,  603",
        "Read-Only Activity Metadata, GET, /rest/v1/activities/external/types.json, ''",
        "Read-Only Company,    POST,   /rest/v1/companies.json,                  603",
        "Read-Only Company,    GET,    /rest/v1/companies/describe.json,         ''",
        "Read-Only Opportunity, GET,   /rest/v1/opportunities/roles/describe.json, ''",
        "Read-Only Lead,       GET,    /rest/v1/leads/schema/fields.json,        603",
        "Read-Write Schema Standard Field, GET, /rest/v1/leads/schema/fields.json, ''",
        "Read-Write Schema Standard Field, POST, /rest/v1/leads/schema/fields.json, 603",
        "Read-Only Lead,       GET,    /rest/v1/leads/7/listMembership.json,     603",
        "Read-Only Assets,     GET,    /rest/v1/leads/7/listMembership.json,     1004",
        "Read-Only Lead,       GET,    /rest/v1/stats/usage.json,                ''",
    })
    void mayDoWhatTheirRolesPermit(String permission, String verb, String target, String code) {
        service("web", permission);

        assertThat(Marketo.code(call("web", verb, target))).isEqualTo(code);
    }

    @Test
    void haveTokensOfTheirOwn() {
        service("web", "*");
        String ours = marketo.token();

        assertThat(tokenOf("web")).isNotEqualTo(ours).isEqualTo(tokenOf("web"));
        assertThat(marketo.token()).isEqualTo(ours);
        assertThat(Marketo.tree(marketo.identity("web", "secret")).path("scope").asText())
                .isEqualTo("web@api.example.com");
        assertThat(marketo.identity("web", "wrong").status()).isEqualTo(401);
    }

    @Test
    void areCountedByUser() {
        service("web", "*");
        call("web", "GET", "/rest/v1/activities/types.json");
        call("web", "GET", "/rest/v1/activities/types.json");

        JsonNode today = marketo.get("/rest/v1/stats/usage.json").at("/result/0");
        assertThat(today.path("total").asInt()).isEqualTo(3);
        assertThat(today.path("users").findValuesAsText("userId"))
                .containsExactly("tandem@api.example.com", "web@api.example.com");
        assertThat(today.path("users").findValuesAsText("count")).containsExactly("1", "2");
    }

    @Test
    void nameTheirUserAsAuthor() {
        service("web", "*");
        marketo.api.changeFeed().behave(new FeedOddities(Duration.ZERO, 0, Duration.ZERO, 0, false, false, true));
        marketo.api.answer(Marketo.call(
                "POST",
                "/rest/v1/leads.json",
                Map.of("Authorization", "Bearer " + tokenOf("web"), "Content-Type", "application/json"),
                Marketo.json("{'input':[{'email':'ida@example.org'}]}")));

        assertThat(Marketo.attributes(marketo.activities("12").get(0)))
                .containsEntry("Modifying User", "web@api.example.com");
    }
}
