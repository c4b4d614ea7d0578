package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.ROOT;
import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeTrackingTest {

    private static final String TRACK = "odata.track-changes,odata.maxpagesize=4";

    private final Organization org = new Organization();

    @BeforeEach
    void contacts() {
        for (int i = 0; i < 10; i++) {
            org.seed("contact", "contactid", id(200 + i), "lastname", "N" + i);
        }
    }

    private String load() {
        JsonNode page = org.read("contacts?$select=lastname", "Prefer", TRACK);
        while (page.has("@odata.nextLink")) {
            assertThat(page.has("@odata.deltaLink")).isFalse();
            page = org.read(page.get("@odata.nextLink").asText(), "Prefer", TRACK);
        }
        return page.get("@odata.deltaLink").asText();
    }

    @Test
    void theLastPageOfALoadHasADeltaLink() {
        assertThat(load())
                .startsWith(ROOT + "contacts?$select=lastname&$deltatoken=")
                .matches(".*=\\d+%2108%2f14%2f2026%2009%3a02%3a11");
    }

    @Test
    void nothingChangedIsAnEmptyPageWithANewLink() {
        String link = load();
        org.clock.advance(Duration.ofMinutes(1));
        JsonNode page = org.read(link);
        assertThat(page.get("value")).isEmpty();
        assertThat(page.get("@odata.context").asText()).isEqualTo(ROOT + "$metadata#contacts(lastname)/$delta");
        assertThat(page.get("@odata.deltaLink").asText())
                .endsWith("09%3a03%3a11")
                .isNotEqualTo(link);
    }

    @Test
    void reportsTheNewestStateByVersionAndThenDeletions() {
        String link = load();
        org.send("PATCH", "contacts(" + id(205) + ")", "{\"lastname\":\"once\"}");
        org.send("PATCH", "contacts(" + id(201) + ")", "{\"lastname\":\"x\"}");
        org.send("DELETE", "contacts(" + id(203) + ")", "");
        org.send("PATCH", "contacts(" + id(205) + ")", "{\"lastname\":\"twice\"}");
        org.send("PATCH", "contacts(" + id(300) + ")", "{\"lastname\":\"short-lived\"}");
        org.send("DELETE", "contacts(" + id(300) + ")", "");
        JsonNode value = org.read(link).get("value");
        assertThat(value).hasSize(4);
        assertThat(value.get(0).get("lastname").asText()).isEqualTo("x");
        assertThat(value.get(1).get("lastname").asText()).isEqualTo("twice");
        assertThat(value.get(2).get("id").asText()).isEqualTo(id(203).toString());
        assertThat(value.get(2).get("reason").asText()).isEqualTo("deleted");
        assertThat(value.get(2).get("@odata.context").asText()).isEqualTo(ROOT + "$metadata#contacts/$deletedEntity");
        assertThat(value.get(3).get("id").asText()).isEqualTo(id(300).toString());
        assertThat(text(org.get(link.replace("contacts?$select=lastname&", "contacts/$count?"))))
                .isEqualTo("\uFEFF4");
    }

    @Test
    void aRowCreatedAgainIsNotReportedAsDeleted() {
        String link = load();
        org.send("DELETE", "contacts(" + id(203) + ")", "");
        org.send("PATCH", "contacts(" + id(203) + ")", "{\"lastname\":\"again\"}");
        JsonNode value = org.read(link).get("value");
        assertThat(value).hasSize(1);
        assertThat(value.get(0).get("lastname").asText()).isEqualTo("again");
    }

    @Test
    void nothingThatChangesDuringALoadIsLost() {
        JsonNode page = org.read("contacts?$select=lastname", "Prefer", TRACK);
        org.send("PATCH", "contacts(" + id(200) + ")", "{\"lastname\":\"early\"}");
        org.send("DELETE", "contacts(" + id(201) + ")", "");
        while (page.has("@odata.nextLink")) {
            page = org.read(page.get("@odata.nextLink").asText(), "Prefer", TRACK);
        }
        JsonNode changes = org.read(page.get("@odata.deltaLink").asText()).get("value");
        assertThat(changes.findValuesAsText("lastname")).containsExactly("early");
        assertThat(changes.findValuesAsText("id")).containsExactly(id(201).toString());
    }

    @Test
    void changesComeInPages() {
        String link = load();
        for (int i = 0; i < 7; i++) {
            org.send("PATCH", "contacts(" + id(200 + i) + ")", "{\"lastname\":\"changed\"}");
        }
        org.send("DELETE", "contacts(" + id(208) + ")", "");
        org.send("DELETE", "contacts(" + id(209) + ")", "");
        List<String> seen = new ArrayList<>();
        JsonNode page = org.read(link, "Prefer", "odata.maxpagesize=4");
        int pages = 1;
        seen.addAll(ids(page));
        while (page.has("@odata.nextLink")) {
            if (pages == 1) {
                org.send("PATCH", "contacts(" + id(206) + ")", "{\"lastname\":\"meanwhile\"}");
            }
            page = org.read(page.get("@odata.nextLink").asText(), "Prefer", "odata.maxpagesize=4");
            seen.addAll(ids(page));
            pages++;
        }
        assertThat(seen).hasSize(8).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo(2);
        assertThat(ids(org.read(page.get("@odata.deltaLink").asText()))).containsExactly(id(206).toString());
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.get("value")
                .forEach(one -> ids.add(
                        one.has("id")
                                ? one.get("id").asText()
                                : one.get("contactid").asText()));
        return ids;
    }

    @ParameterizedTest
    @ValueSource(strings = {"$filter=lastname eq 'x'", "$orderby=lastname", "$expand=ownerid", "$top=3"})
    void refusesWhatDoesNotGoWithTracking(String option) {
        var reply = org.get("contacts?$select=lastname&" + option, "Prefer", "odata.track-changes");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(text(reply))
                .contains("The \\\"" + option.substring(0, option.indexOf('='))
                        + "\\\" query parameter isn't supported when Change Tracking is enabled.");
    }

    @Test
    void tokensExpireAfterTheOrganizationsDays() {
        String link = load();
        org.clock.advance(Duration.ofDays(7));
        assertThat(org.get(link).status()).isEqualTo(200);
        org.clock.advance(Duration.ofSeconds(1));
        assertThat(org.get(link).status()).isEqualTo(400);
        assertThat(org.get(link).rejection()).isEqualTo("0x80044352");
        assertThat(org.get("contacts?$deltatoken=nonsense").status()).isEqualTo(400);
    }

    @Test
    void theLifeOfTokensIsASetting() {
        org.send("PATCH", "organizations(" + Organization.ORGANIZATION + ")", "{\"expirechangetrackingindays\":1}");
        String link = load();
        org.clock.advance(Duration.ofDays(2));
        assertThat(org.get(link).rejection()).isEqualTo("0x80044352");
    }

    @Test
    void refusesATableThatIsNotTracked() {
        assertThat(org.get("organizations?$select=name", "Prefer", "odata.track-changes")
                        .rejection())
                .isEqualTo("0x80072491");
    }
}
