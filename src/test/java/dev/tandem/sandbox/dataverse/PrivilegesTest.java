package dev.tandem.sandbox.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.Rights.Depth;
import dev.tandem.sandbox.http.Rights.Privilege;
import dev.tandem.sandbox.http.Rights.Rule;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The right to read a table (Dataverse reference, sections 4.6, 5 and 14.2). */
class PrivilegesTest {

    private final Organization organization = new Organization();

    private void limit(String table, Privilege privilege, Depth depth) {
        organization.api.rights().set(new Rule(Optional.empty(), table, privilege), depth);
    }

    @ParameterizedTest
    @CsvSource({
        "contact, contacts, prvReadContact",
        "contact, contacts?$select=contactid, prvReadContact",
        "contact, contacts/$count, prvReadContact",
        "contact, contacts(a0000000-0000-4000-8000-000000000001), prvReadContact",
        "systemuser, systemusers, prvReadUser",
        "account, contacts?$expand=parentcustomerid_account($select=name), prvReadAccount"
    })
    void namesThePrivilegeThatIsLacking(String table, String path, String privilege) {
        limit(table, Privilege.READ, Depth.NONE);

        Reply reply = organization.get(path);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(Organization.json(reply).at("/error/code").asText()).isEqualTo("0x80040220");
        assertThat(Organization.json(reply).at("/error/message").asText())
                .startsWith("Principal user (Id=" + Organization.APPLICATION)
                .contains("is missing " + privilege + " privilege");
    }

    @Test
    void refusesToTrackChangesToo() {
        limit("contact", Privilege.READ, Depth.NONE);

        assertThat(organization
                        .get("contacts?$select=contactid", "Prefer", "odata.track-changes")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void leavesOtherTablesTheDefinitionsAndPeopleAlone() {
        limit("contact", Privilege.READ, Depth.NONE);

        assertThat(organization.get("accounts").status()).isEqualTo(200);
        assertThat(organization
                        .get("EntityDefinitions(LogicalName='contact')?$select=LogicalName")
                        .status())
                .isEqualTo(200);
        assertThat(organization
                        .api
                        .act(Organization.call("GET", "contacts", ""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void givesTheRightBack() {
        limit("contact", Privilege.READ, Depth.NONE);
        limit("contact", Privilege.READ, Depth.ORGANIZATION);

        assertThat(organization.get("contacts").status()).isEqualTo(200);
    }
}
