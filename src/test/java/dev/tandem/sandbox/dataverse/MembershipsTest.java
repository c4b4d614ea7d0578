package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.APPLICATION;
import static dev.tandem.sandbox.dataverse.Organization.PERSON;
import static dev.tandem.sandbox.dataverse.Organization.ROOT;
import static dev.tandem.sandbox.dataverse.Organization.TEAM;
import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.json;
import static dev.tandem.sandbox.dataverse.Organization.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.http.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Static lists and teams (Dataverse reference, sections 7.8, 7.10 and 15.6). */
class MembershipsTest {

    private static final String LIST = "lists(" + id(800) + ")";

    private final Organization org = new Organization();

    @BeforeEach
    void rows() {
        org.seed("contact", "contactid", id(200), "lastname", "Okafor");
        org.seed("contact", "contactid", id(201), "lastname", "Lund");
        org.seed("lead", "leadid", id(400), "lastname", "Brandt");
        org.seed("list", "listid", id(800), "listname", "Fair", "type", false, "createdfromcode", 2);
        org.seed("list", "listid", id(801), "listname", "All", "type", true, "createdfromcode", 2);
    }

    private Reply add(String list, int member) {
        return org.send(
                "POST", list + "/Microsoft.Dynamics.CRM.AddMemberList", "{\"EntityId\":\"" + id(member) + "\"}");
    }

    private static String contact(int id) {
        return "{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"contactid\":\"" + id(id) + "\"}";
    }

    @Test
    void addsOneMemberAndNamesTheMembership() {
        Reply reply = add(LIST, 200);

        assertThat(reply.status()).as(text(reply)).isEqualTo(200);
        assertThat(json(reply).path("@odata.context").asText())
                .isEqualTo(ROOT + "$metadata#Microsoft.Dynamics.CRM.AddMemberListResponse");
        String id = json(reply).path("Id").asText();
        assertThat(org.read("listmembers(" + id + ")").path("_entityid_value").asText())
                .isEqualTo(id(200).toString());
        assertThat(org.read(LIST + "/listcontact_association?$select=lastname")
                        .path("value")
                        .findValuesAsText("lastname"))
                .containsExactly("Okafor");
        assertThat(org.read("contacts(" + id(200) + ")/listcontact_association?$select=listname")
                        .path("value")
                        .findValuesAsText("listname"))
                .containsExactly("Fair");
        assertThat(json(add(LIST, 200)).path("Id").asText()).as("once only").isEqualTo(id);
        assertThat(org.read(LIST).path("membercount").asInt()).isEqualTo(1);
    }

    @Test
    void addsManyMembers() {
        Reply reply = org.send(
                "POST",
                "AddListMembersList",
                "{\"List\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.list\",\"listid\":\"" + id(800)
                        + "\"},\"Members\":[" + contact(200) + "," + contact(201) + "]}");

        assertThat(reply.status()).as(text(reply)).isEqualTo(204);
        assertThat(org.read(LIST + "/listcontact_association").path("value")).hasSize(2);
        assertThat(org.read(LIST).path("membercount").asInt()).isEqualTo(2);
    }

    @Test
    void aMemberLeavesByItsReferenceOrItsDeletion() {
        add(LIST, 200);
        add(LIST, 201);

        assertThat(org.send("DELETE", LIST + "/listcontact_association(" + id(200) + ")/$ref", "")
                        .status())
                .isEqualTo(204);
        assertThat(org.read(LIST).path("membercount").asInt()).isEqualTo(1);
        org.send("DELETE", "contacts(" + id(201) + ")", "");
        assertThat(org.read("listmembers").path("value")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lists(a0000000-0000-4000-8000-000000000320), 400, 404, 0x80040217",
        "lists(a0000000-0000-4000-8000-000000000321), 200, 400, 0x80040203",
        "lists(a0000000-0000-4000-8000-00000000ffff), 200, 404, 0x80040217",
        "contacts(a0000000-0000-4000-8000-0000000000c8), 200, 404, 0x8006088a",
    })
    void refusesMembersThatDoNotSuit(String path, int member, int status, String code) {
        Reply reply = add(path, member);

        assertThat(reply.rejection()).as(text(reply)).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(org.read("listmembers").path("value")).isEmpty();
    }

    @Test
    void membershipsAreNotWrittenDirectly() {
        assertThat(org.send("POST", "listmembers", "{}").rejection()).isEqualTo("0x80040800");
        assertThat(org.send("POST", "teammemberships", "{}").rejection()).isEqualTo("0x80040800");
    }

    @Test
    void usersJoinAndLeaveTeams() {
        long version = org.read("teams(" + TEAM + ")").path("versionnumber").asLong();
        assertThat(change("AddMembersTeam", APPLICATION.toString()).status()).isEqualTo(204);
        assertThat(org.read("teams(" + TEAM + ")/teammembership_association").path("value"))
                .hasSize(2);

        assertThat(change("RemoveMembersTeam", APPLICATION.toString()).status()).isEqualTo(204);
        assertThat(change("RemoveMembersTeam", APPLICATION.toString()).status())
                .as("who does not belong to it stays out")
                .isEqualTo(204);
        assertThat(org.read("teams(" + TEAM + ")/teammembership_association")
                        .path("value")
                        .findValuesAsText("systemuserid"))
                .containsExactly(PERSON.toString());
        assertThat(org.read("teams(" + TEAM + ")").path("versionnumber").asLong())
                .as("the team does not notice")
                .isEqualTo(version);

        org.api.openPoints().choose("membership-version", "new");
        change("AddMembersTeam", APPLICATION.toString());
        assertThat(org.read("teams(" + TEAM + ")").path("versionnumber").asLong())
                .isGreaterThan(version);
    }

    private Reply change(String action, String user) {
        return org.send(
                "POST",
                "teams(" + TEAM + ")/Microsoft.Dynamics.CRM." + action,
                "{\"Members\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.systemuser\",\"ownerid\":\"" + user + "\"}]}");
    }

    @Test
    void onlyUsersJoinTeams() {
        Reply reply = org.send(
                "POST",
                "teams(" + TEAM + ")/Microsoft.Dynamics.CRM.AddMembersTeam",
                "{\"Members\":[" + contact(200) + "]}");

        assertThat(reply.rejection()).isEqualTo("0x80048d19");
    }
}
