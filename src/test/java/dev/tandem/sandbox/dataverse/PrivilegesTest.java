package dev.tandem.sandbox.dataverse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.Rights.Depth;
import dev.tandem.sandbox.http.Rights.Privilege;
import dev.tandem.sandbox.http.Rights.Rule;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lead    | CREATE    | POST   | leads | {'lastname':'x'} | prvCreateLead",
                "lead    | WRITE     | PATCH  | leads(%400) | {'lastname':'x'} | prvWriteLead",
                "lead    | WRITE     | PUT    | leads(%400)/jobtitle | {'value':'x'} | prvWriteLead",
                "lead    | CREATE    | PATCH  | leads(%499) | {'lastname':'x'} | prvCreateLead",
                "lead    | DELETE    | DELETE | leads(%400) | {} | prvDeleteLead",
                "lead    | ASSIGN    | PATCH  | leads(%400) | {'ownerid@odata.bind':'/teams(%3)'} | prvAssignLead",
                "lead    | APPEND    | PATCH  | leads(%400) | {'parentaccountid@odata.bind':'/accounts(%100)'} | prvAppendLead",
                "account | APPEND_TO | PATCH  | leads(%400) | {'parentaccountid@odata.bind':'/accounts(%100)'} | prvAppendToAccount",
                "account | APPEND_TO | POST   | leads | {'parentaccountid@odata.bind':'/accounts(%100)'} | prvAppendToAccount",
                "contact | APPEND_TO | POST   | lists(%800)/Microsoft.Dynamics.CRM.AddMemberList | {'EntityId':'%200'} | prvAppendToContact",
                "contact | CREATE    | POST   | leads(%400)/Microsoft.Dynamics.CRM.QualifyLead | {'CreateAccount':false,'CreateContact':true,'CreateOpportunity':false,'Status':3} | prvCreateContact",
                "opportunity | WRITE | POST   | WinOpportunity | {'Status':3,'OpportunityClose':{'opportunityid@odata.bind':'/opportunities(%600)'}} | prvWriteOpportunity",
                "opportunityclose | CREATE | POST | LoseOpportunity | {'Status':4,'OpportunityClose':{'opportunityid@odata.bind':'/opportunities(%600)'}} | prvCreateActivity",
                "contact | CREATE    | POST   | accounts | {'primarycontactid':{'lastname':'x'}} | prvCreateContact",
                "lead    | CREATE    | POST   | leads/Microsoft.Dynamics.CRM.CreateMultiple | {'Targets':[{'@odata.type':'Microsoft.Dynamics.CRM.lead'}]} | prvCreateLead",
            })
    void aWriteNeedsItsPrivileges(
            String table, Privilege privilege, String method, String path, String body, String name) {
        people();
        String filled = ids(body.replace('\'', '"'));
        limit(table, privilege, Depth.NONE);

        Reply refused = organization.send(method, ids(path), filled);

        assertThat(refused.status()).as(Organization.text(refused)).isEqualTo(403);
        assertThat(refused.rejection()).isEqualTo("0x80040220");
        assertThat(Organization.text(refused)).contains("is missing " + name + " privilege");
        limit(table, privilege, Depth.ORGANIZATION);
        assertThat(organization.send(method, ids(path), filled).status()).isBetween(200, 204);
    }

    @Test
    void someRefusalsOfActionsHaveTheirOwnCodes() {
        people();
        limit("account", Privilege.CREATE, Depth.NONE);
        limit("contact", Privilege.WRITE, Depth.NONE);

        assertThat(organization
                        .send(
                                "POST",
                                ids("leads(%400)/Microsoft.Dynamics.CRM.QualifyLead"),
                                "{\"CreateAccount\":true,\"CreateContact\":true,\"CreateOpportunity\":false,\"Status\":3}")
                        .rejection())
                .isEqualTo("0x80081018");
        assertThat(organization
                        .send(
                                "POST",
                                "Merge",
                                ids(
                                        "{\"Target\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"contactid\":\"%200\"},"
                                                + "\"Subordinate\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"contactid\":\"%201\"},"
                                                + "\"PerformParentingChecks\":false}"))
                        .rejection())
                .isEqualTo("0x80045301");
        assertThat(organization.read("contacts").get("value")).hasSize(2);
    }

    @Test
    void withTheDepthOfAUserOneSeesAndChangesOnesOwnRowsAlone() {
        people();
        limit("contact", Privilege.READ, Depth.USER);
        limit("contact", Privilege.WRITE, Depth.USER);

        assertThat(organization.read("contacts?$select=lastname").get("value").findValuesAsText("lastname"))
                .containsExactly("Own");
        assertThat(Organization.text(organization.get("contacts/$count"))).endsWith("1");
        assertThat(organization
                        .read("accounts?$select=name&$expand=contact_customer_accounts($select=lastname)")
                        .findValuesAsText("lastname"))
                .containsExactly("Own");
        assertThat(organization.get(ids("contacts(%200)")).rejection()).isEqualTo("0x80048306");
        assertThat(organization.get(ids("contacts(%200)")).status()).isEqualTo(403);
        assertThat(organization
                        .send("PATCH", ids("contacts(%200)"), "{\"jobtitle\":\"x\"}")
                        .rejection())
                .isEqualTo("0x80048306");
        assertThat(organization
                        .send("PATCH", ids("contacts(%201)"), "{\"jobtitle\":\"x\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void rowsOfOnesTeamsAreOnesOwn() {
        people();
        limit("contact", Privilege.READ, Depth.USER);
        organization.send(
                "POST",
                "teams(" + Organization.TEAM + ")/Microsoft.Dynamics.CRM.AddMembersTeam",
                ids("{\"Members\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.systemuser\",\"systemuserid\":\"%1\"}]}"));

        assertThat(organization.read("contacts").get("value")).hasSize(2);
    }

    /** Units: Kestrel (4) above East (20) above Port (21), and West (22) beside East; the application works in East. */
    private void units() {
        unit(20, Organization.UNIT);
        unit(21, Organization.id(20));
        unit(22, Organization.UNIT);
        colleague(30, 20);
        colleague(31, 21);
        colleague(32, 22);
        organization.seed(
                "team", "teamid", Organization.id(40), "name", "West team", "teamtype", 0, "businessunitid", unit(22));
        act(
                "PATCH",
                "systemusers(" + Organization.APPLICATION + ")",
                "{'businessunitid@odata.bind':'/businessunits(%20)'}");
        owned("contact", 210, "Own", user(1));
        owned("contact", 211, "East", user(30));
        owned("contact", 212, "Port", user(31));
        owned("contact", 213, "West", user(32));
        owned("contact", 214, "Top", user(2));
        owned("contact", 215, "Team", new Ref("team", Organization.id(40)));
    }

    private void unit(int id, UUID parent) {
        organization.seed(
                "businessunit",
                "businessunitid",
                Organization.id(id),
                "name",
                "Unit " + id,
                "parentbusinessunitid",
                new Ref("businessunit", parent));
    }

    private void colleague(int id, int unit) {
        organization.seed(
                "systemuser",
                "systemuserid",
                Organization.id(id),
                "lastname",
                "User " + id,
                "businessunitid",
                unit(unit));
    }

    private static Ref unit(int id) {
        return new Ref("businessunit", Organization.id(id));
    }

    private static Ref user(int id) {
        return new Ref("systemuser", Organization.id(id));
    }

    private Reply act(String method, String path, String body) {
        return organization.api.act(Organization.call(method, path, ids(body.replace('\'', '"'))));
    }

    @ParameterizedTest
    @CsvSource({
        "USER,          'Own',                           1",
        "BUSINESS_UNIT, 'Own,East',                      2",
        "PARENT_CHILD,  'Own,East,Port',                 3",
        "ORGANIZATION,  'Own,East,Port,West,Top,Team',   5",
    })
    void aDepthReachesTheRowsOfItsBusinessUnits(Depth depth, String seen, int users) {
        units();
        limit("contact", Privilege.READ, depth);
        limit("contact", Privilege.WRITE, depth);
        limit("systemuser", Privilege.READ, depth);

        assertThat(organization.read("contacts?$select=lastname").get("value").findValuesAsText("lastname"))
                .containsExactly(seen.split(","));
        assertThat(organization.read("systemusers?$select=fullname").get("value"))
                .hasSize(users);
        int writable = 0;
        for (int id = 210; id <= 215; id++) {
            Reply reply = organization.send("PATCH", ids("contacts(%" + id + ")"), "{\"jobtitle\":\"x\"}");
            assertThat(reply.rejection()).isIn("", "0x80048306");
            writable += reply.status() == 204 ? 1 : 0;
        }
        assertThat(writable).isEqualTo(seen.split(",").length);
    }

    @Test
    void theUnitsThemselvesAreReachedToo() {
        units();
        limit("businessunit", Privilege.READ, Depth.PARENT_CHILD);

        assertThat(organization.read("businessunits?$select=name").get("value").findValuesAsText("name"))
                .containsExactly("Unit 20", "Unit 21");
    }

    @Test
    void rowsFollowTheirOwnerIntoAnotherUnitAndTeamsBringTheirs() {
        units();
        limit("contact", Privilege.READ, Depth.BUSINESS_UNIT);

        act("PATCH", "systemusers(" + Organization.id(32) + ")", "{'businessunitid@odata.bind':'/businessunits(%20)'}");
        act(
                "POST",
                "teams(" + Organization.id(40) + ")/Microsoft.Dynamics.CRM.AddMembersTeam",
                "{'Members':[{'@odata.type':'Microsoft.Dynamics.CRM.systemuser','systemuserid':'%1'}]}");

        assertThat(organization.read("contacts?$select=lastname").get("value").findValuesAsText("lastname"))
                .containsExactly("Own", "East", "West", "Team");
    }

    @ParameterizedTest
    @CsvSource({"contact, APPEND, 213", "account, APPEND_TO, 210"})
    void linksNeedTheDepthOfBothEnds(String table, Privilege privilege, int contact) {
        units();
        organization.seed("account", "accountid", Organization.id(100), "name", "Harbour", "ownerid", user(32));
        String bind = ids("{\"parentcustomerid_account@odata.bind\":\"/accounts(%100)\"}");
        limit(table, privilege, Depth.PARENT_CHILD);

        assertThat(organization
                        .send("PATCH", ids("contacts(%" + contact + ")"), bind)
                        .rejection())
                .isEqualTo("0x80048306");
        limit(table, privilege, Depth.ORGANIZATION);
        assertThat(organization
                        .send("PATCH", ids("contacts(%" + contact + ")"), bind)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aNewOwnerMustBeAbleToRead() {
        people();
        organization
                .api
                .rights()
                .set(new Rule(Optional.of(Organization.PERSON), "contact", Privilege.READ), Depth.NONE);

        Reply reply = organization.send(
                "PATCH",
                ids("contacts(%201)"),
                "{\"ownerid@odata.bind\":\"/systemusers(" + Organization.PERSON + ")\"}");

        assertThat(reply.rejection()).isEqualTo("0x80040220");
        assertThat(Organization.text(reply)).contains(Organization.PERSON.toString());
    }

    @Test
    void changeTrackingNeedsAllRows() {
        people();
        String link = organization
                .read("contacts?$select=lastname", "Prefer", "odata.track-changes")
                .get("@odata.deltaLink")
                .asText();
        limit("contact", Privilege.READ, Depth.USER);

        assertThat(organization
                        .get("contacts?$select=contactid", "Prefer", "odata.track-changes")
                        .rejection())
                .isEqualTo("0x80040220");
        assertThat(organization.get(link).status()).isEqualTo(403);
    }

    @Test
    void anApplicationWithoutRoleIsRefusedAltogether() {
        organization.api.rights().hasRole(false);

        Reply reply = organization.get("WhoAmI");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.rejection()).isEqualTo("0x80042f09");
    }

    @ParameterizedTest
    @CsvSource({
        "none,   '',     0x8004f502, 0x8004f507",
        "read,   secret, 0x8004f502, 0x8004f507",
        "update, secret, '',         ''",
        "open,   secret, '',         ''",
    })
    void aSecuredColumnIsForThoseWithItsProfile(String access, String seen, String create, String update) {
        organization.seed("contact", "contactid", Organization.id(200), "lastname", "A", "governmentid", "secret");
        organization.api.columns().secure("contact", "governmentid", access);
        String contact = ids("contacts(%200)");

        assertThat(organization
                        .read(contact + "?$select=governmentid")
                        .path("governmentid")
                        .asText(""))
                .isEqualTo(seen);
        assertThat(organization.get(contact + "/governmentid").status()).isEqualTo(seen.isEmpty() ? 204 : 200);
        assertThat(organization
                        .send("POST", "contacts", "{\"governmentid\":\"1\"}")
                        .rejection())
                .isEqualTo(create);
        Reply changed = organization.send("PATCH", contact, "{\"governmentid\":\"1\"}");
        assertThat(changed.rejection()).isEqualTo(update);
        assertThat(changed.status()).isEqualTo(update.isEmpty() ? 204 : 403);
        assertThat(organization
                        .read("EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='governmentid')")
                        .path("IsSecured")
                        .asBoolean())
                .isEqualTo(!access.equals("open"));
        assertThat(organization
                        .api
                        .act(Organization.call("PATCH", contact, "{\"governmentid\":\"2\"}"))
                        .status())
                .as("people have a profile")
                .isEqualTo(204);
    }

    private void people() {
        organization.seed("account", "accountid", Organization.id(100), "name", "Harbour");
        organization.seed("list", "listid", Organization.id(800), "listname", "Fair", "createdfromcode", 2);
        organization.seed("opportunity", "opportunityid", Organization.id(600), "name", "Deal");
        owned("contact", 200, "Others", new Ref("team", Organization.TEAM));
        owned("contact", 201, "Own", new Ref("systemuser", Organization.APPLICATION));
        owned("lead", 400, "Lead", new Ref("systemuser", Organization.PERSON));
    }

    private void owned(String table, int id, String name, Ref owner) {
        String company = table.equals("lead") ? "parentaccountid" : "parentcustomerid";
        Object account = table.equals("lead") ? null : new Ref("account", Organization.id(100));
        organization.seed(
                table, table + "id", Organization.id(id), "lastname", name, "ownerid", owner, company, account);
    }

    /** Puts ids in the place of numbers. */
    private static String ids(String text) {
        return Pattern.compile("%(\\d+)").matcher(text).replaceAll(number -> Organization.id(
                        Integer.parseInt(number.group(1)))
                .toString());
    }
}
