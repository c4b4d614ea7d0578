package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Accounts go one way: what marketers do with a company never reaches Dynamics. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompanyEditsEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private String account;

    @BeforeAll
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 10);
        office = systems.office();
        account = office.create("accounts", "accountid", Map.of("name", "Harbour", "address1_city", "Kiel"));
        systems.cycle();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private void editCompany(String field, String value) {
        ObjectNode call = TwoSystems.JSON.createObjectNode().put("action", "updateOnly");
        call.putArray("input").addObject().put("externalCompanyId", account).put(field, value);
        office.administer("companies.json", call.toString());
    }

    private String company(String field) {
        return office.company(account, field).path(field).asText();
    }

    @Test
    void anEditOfACompanyStaysInMarketoUntilTheAccountChanges() {
        editCompany("billingCity", "Lübeck");
        systems.cycle();
        systems.cycle();

        assertThat(company("billingCity")).isEqualTo("Lübeck");
        assertThat(office.row("accounts", account).path("address1_city").asText())
                .isEqualTo("Kiel");

        office.change("accounts", account, "telephone1", "1");
        systems.cycle();

        assertThat(company("billingCity")).isEqualTo("Kiel");
        assertThat(company("mainPhone")).isEqualTo("1");
        assertThat(office.row("accounts", account).path("address1_city").asText())
                .isEqualTo("Kiel");
    }

    @Test
    void aChangeOfAnAccountShowsForEachOfItsContacts() {
        String parent = "/accounts(" + account + ")";
        String one = office.create(
                "contacts", "contactid", Map.of("lastname", "Moss", "parentcustomerid_account@odata.bind", parent));
        String other = office.create(
                "contacts", "contactid", Map.of("lastname", "Reed", "parentcustomerid_account@odata.bind", parent));
        systems.cycle();

        office.change("accounts", account, "name", "Harbour & Sons");
        systems.cycle();

        assertThat(office.person(one, "company").path("company").asText()).isEqualTo("Harbour & Sons");
        assertThat(office.person(other, "company").path("company").asText()).isEqualTo("Harbour & Sons");
    }
}
