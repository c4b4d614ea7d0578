package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.http.Reply;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statistics count operations by the names that Adobe's OpenAPI definition gives them. */
class OperationNamesTest {

    private final Marketo marketo = new Marketo();

    @ParameterizedTest
    @CsvSource({
        "GET,  /lists.json,                                        Get Lists",
        "GET,  /lists/7.json,                                      Get List by Id",
        "POST, /lists/7/leads.json,                                Add to List",
        "DELETE, /lists/7/leads.json,                              Remove from List",
        "GET,  /lists/7/leads/ismember.json,                       Member of List",
        "GET,  /leads/7/listMembership.json,                       Get Lists by Lead Id",
        "POST, /leads/push.json,                                   Push Lead to Marketo",
        "POST, /leads/7/associate.json,                            Associate Lead",
        "POST, /leads/partitions.json,                             Update Lead Partition",
        "POST, /campaigns/7/trigger.json,                          Request Campaign",
        "GET,  /opportunities/describe.json,                       Describe Opportunity",
        "GET,  /opportunities.json,                                Get Opportunities",
        "POST, /opportunities.json,                                Sync Opportunities",
        "POST, /opportunities/delete.json,                         Delete Opportunities",
        "GET,  /opportunities/schema/fields.json,                  Get Opportunity Fields",
        "GET,  /opportunities/schema/fields/name.json,             Get Opportunity Field by Name",
        "GET,  /opportunities/roles/describe.json,                 Describe Opportunity Role",
        "GET,  /opportunities/roles.json,                          Get Opportunity Roles",
        "POST, /opportunities/roles.json,                          Sync Opportunity Roles",
        "POST, /opportunities/roles/delete.json,                   Delete Opportunity Roles",
        "POST, /leads/5/merge.json,                                Merge Leads",
        "GET,  /customobjects.json,                                List Custom Objects",
        "GET,  /customobjects/crmCase/describe.json,               Describe Custom Objects",
        "GET,  /customobjects/crmCase.json,                        Get Custom Objects",
        "POST, /customobjects/crmCase.json,                        Sync Custom Objects",
        "POST, /customobjects/crmCase/delete.json,                 Delete Custom Objects",
        "GET,  /customobjects/schema.json,                         List Custom Object Types",
        "POST, /customobjects/schema.json,                         Sync Custom Object Type",
        "GET,  /customobjects/schema/crmCase/describe.json,        Describe Custom Object Type",
        "POST, /customobjects/schema/crmCase/addField.json,        Add Custom Object Type Fields",
        "POST, /customobjects/schema/crmCase/a/updateField.json,   Update Custom Object Type Field",
        "POST, /customobjects/schema/crmCase/deleteField.json,     Delete Custom Object Type Fields",
        "POST, /customobjects/schema/crmCase/approve.json,         Approve Custom Object Type",
        "POST, /customobjects/schema/crmCase/discardDraft.json,    Discard Custom Object Type Draft",
        "POST, /customobjects/schema/crmCase/delete.json,          Delete Custom Object Type",
        "GET,  /customobjects/schema/fieldDataTypes.json,          Get Custom Object Type Field Data Types",
        "GET,  /customobjects/schema/linkableObjects.json,         Get Custom Object Linkable Objects",
        "GET,  /customobjects/schema/crmCase/dependentAssets.json, Get Custom Object Dependent Assets",
        "POST, /activities/external.json,                          Add Custom Activities",
        "GET,  /activities/external/types.json,                    Get Custom Activity Types",
        "POST, /activities/external/type.json,                     Create Custom Activity Type",
        "POST, /activities/external/type/a.json,                   Update Custom Activity Type",
        "GET,  /activities/external/type/a/describe.json,          Describe Custom Activity Type",
        "POST, /activities/external/type/a/attributes/create.json, Create Custom Activity Type Attributes",
        "POST, /activities/external/type/a/attributes/update.json, Update Custom Activity Type Attributes",
        "POST, /activities/external/type/a/attributes/delete.json, Delete Custom Activity Type Attributes",
        "POST, /activities/external/type/a/approve.json,           Approve Custom Activity Type",
        "POST, /activities/external/type/a/discardDraft.json,      Discard Custom Activity Type Draft",
        "POST, /activities/external/type/a/delete.json,            Delete Custom Activity Type",
    })
    void areAdobes(String method, String path, String operation) {
        Reply reply = marketo.api.answer(Marketo.call(method, "/rest/v1" + path, Map.of(), ""));

        assertThat(reply.operation()).isEqualTo(operation);
        assertThat(reply.rejection())
                .as("the sandbox has it, but wants a token")
                .isEqualTo("600");
    }
}
