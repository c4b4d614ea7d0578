package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.ROOT;
import static dev.tandem.sandbox.dataverse.Organization.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Collections inside rows and their next links (Microsoft, "Join tables using OData"). */
class ExpandedCollectionsTest {

    private static final String LINK = "contact_customer_accounts@odata.nextLink";
    private static final String ACCOUNT = ROOT + "accounts(" + id(100) + ")/contact_customer_accounts";

    private final Organization org = new Organization();

    @BeforeEach
    void people() {
        org.seed("account", "accountid", id(100), "name", "Harbour");
        org.seed("account", "accountid", id(101), "name", "Quay");
        for (int i = 0; i < 3; i++) {
            org.seed(
                    "contact",
                    "contactid",
                    id(200 + i),
                    "lastname",
                    "Person's " + i,
                    "parentcustomerid",
                    new Ref("account", id(100)),
                    "ownerid",
                    new Ref("systemuser", Organization.PERSON));
        }
    }

    private JsonNode accounts(String expand, String... headers) {
        return org.read("accounts?$select=name&$expand=" + expand, headers).get("value");
    }

    private static List<String> names(JsonNode rows) {
        return rows.findValuesAsText("lastname");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "contact_customer_accounts | \"\" | 3",
                "contact_customer_accounts($select=lastname) | ?$select=lastname | 3",
                "contact_customer_accounts($select=lastname;$top=2;$orderby=lastname desc) | ?$select=lastname&$top=2&$orderby=lastname%20desc | 2",
                "contact_customer_accounts($filter=lastname eq 'Person''s 1';$select=lastname) | ?$filter=lastname%20eq%20'Person''s%201'&$select=lastname | 1",
                "contact_customer_accounts($filter=contains(lastname,'a;b,(')) | ?$filter=contains(lastname,'a;b,(') | 0",
            })
    void withoutNestedExpandAllRowsComeWithALinkThatGivesThemAgain(String expand, String query, int rows) {
        JsonNode harbour = accounts(expand, "Prefer", "odata.maxpagesize=1").get(0);

        assertThat(harbour.get("contact_customer_accounts")).hasSize(rows);
        assertThat(harbour.get(LINK).asText()).isEqualTo(ACCOUNT + query);
        assertThat(names(org.read(harbour.get(LINK).asText()).get("value")))
                .isEqualTo(names(harbour.get("contact_customer_accounts")));
        JsonNode quay = accounts(expand).get(1);
        assertThat(quay.get("contact_customer_accounts")).isEmpty();
        assertThat(quay.get(LINK).asText()).contains("accounts(" + id(101) + ")");
    }

    @Test
    void aSingleRowHasTheLinksToo() {
        JsonNode harbour = org.read("accounts(" + id(100) + ")?$expand=contact_customer_accounts($select=lastname)");

        assertThat(harbour.get(LINK).asText()).isEqualTo(ACCOUNT + "?$select=lastname");
    }

    @Test
    void withNestedExpandACollectionHasPagesOfItsOwn() {
        String expand = "contact_customer_accounts($select=lastname;$expand=owninguser($select=fullname))";
        String[] page = {"Prefer", "odata.maxpagesize=2"};

        JsonNode rows = accounts(expand, page);
        JsonNode first = rows.get(0).get("contact_customer_accounts");
        assertThat(first).hasSize(2);
        assertThat(rows.get(1).has(LINK)).as("nothing is left").isFalse();
        String link = rows.get(0).get(LINK).asText();
        assertThat(link).startsWith(ACCOUNT + "?$select=lastname&$expand=owninguser($select=fullname)&$skiptoken=");

        JsonNode rest = org.read(link, page);
        List<String> all = new ArrayList<>(names(first));
        all.addAll(names(rest.get("value")));
        assertThat(all).containsExactly("Person's 0", "Person's 1", "Person's 2");
        assertThat(rest.at("/value/0/owninguser/fullname").asText()).isEqualTo("Priya Raman");
        assertThat(rest.has("@odata.nextLink")).isFalse();
    }

    @Test
    void aFullPageHasALinkEvenIfNothingFollows() {
        JsonNode harbour = accounts("contact_customer_accounts($expand=ownerid)", "Prefer", "odata.maxpagesize=3")
                .get(0);

        assertThat(harbour.get("contact_customer_accounts")).hasSize(3);
        assertThat(org.read(harbour.get(LINK).asText()).get("value")).isEmpty();
    }

    @Test
    void aCollectionInsideACollectionGoesOnAtItsOwnRow() {
        org.seed("contact", "contactid", id(210), "lastname", "Child", "parentcustomerid", new Ref("contact", id(200)));

        JsonNode first = accounts(
                        "contact_customer_accounts($select=lastname;$expand=contact_customer_contacts($select=lastname))",
                        "Prefer",
                        "odata.maxpagesize=1")
                .at("/0/contact_customer_accounts/0");

        assertThat(first.at("/contact_customer_contacts/0/lastname").asText()).isEqualTo("Child");
        assertThat(first.get("contact_customer_contacts@odata.nextLink").asText())
                .startsWith(ROOT + "contacts(" + id(200) + ")/contact_customer_contacts?$select=lastname&$skiptoken=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts?$expand=ownerid($top=1)",
                "accounts?$expand=ownerid($orderby=name)",
                "accounts?$expand=contact_customer_accounts($top=1;$expand=ownerid)",
                "accounts?$expand=contact_customer_accounts($orderby=lastname),owninguser($expand=businessunitid)",
            })
    void oneRowAndNestedExpandCanBeNeitherSortedNorLimited(String path) {
        Reply reply = org.get(path);

        assertThat(reply.status()).as(Organization.text(reply)).isEqualTo(400);
        assertThat(reply.rejection()).isEqualTo("0x80060888");
        assertThat(Organization.text(reply)).contains("Only $select and $filter clause");
    }
}
