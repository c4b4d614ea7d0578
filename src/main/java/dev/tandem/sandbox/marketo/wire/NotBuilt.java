package dev.tandem.sandbox.marketo.wire;

/**
 * The operations that Marketo has and the sandbox has not: verb, path and Adobe's name, from Adobe's OpenAPI definition
 * of July 2026. They answer HTTP 501 with their name.
 */
public final class NotBuilt {

    private static final String OPERATIONS = """
            POST /bulk/v1/program/{programId}/members/import.json Import Program Member
            GET /bulk/v1/program/members/import/{batchId}/failures.json Get Import Program Member Failures
            GET /bulk/v1/program/members/import/{batchId}/status.json Get Import Program Member Status
            GET /bulk/v1/program/members/import/{batchId}/warnings.json Get Import Program Member Warnings
            GET /bulk/v1/program/members/export.json Get Export Program Members
            POST /bulk/v1/program/members/export/create.json Create Export Program Members
            POST /bulk/v1/program/members/export/{exportId}/cancel.json Cancel Export Program Members
            POST /bulk/v1/program/members/export/{exportId}/enqueue.json Enqueue Export Program Members
            GET /bulk/v1/program/members/export/{exportId}/file.json Get Export Program Members File
            GET /bulk/v1/program/members/export/{exportId}/status.json Get Export Program Members Status
            POST /rest/v1/campaigns/{campaignId}/schedule.json Schedule Campaign
            GET /rest/v1/programs/members/schema/fields/{fieldApiName}.json Get Program Member Field By Name
            POST /rest/v1/programs/members/schema/fields/{fieldApiName}.json Update Program Member Field
            GET /rest/v1/programs/members/schema/fields.json Get Program Member Fields
            POST /rest/v1/programs/members/schema/fields.json Create Program Member Field
            GET /rest/v1/namedaccounts/schema/fields/{fieldApiName}.json Get Named Account Field By Name
            GET /rest/v1/namedaccounts/schema/fields.json Get Named Account Fields
            GET /rest/v1/program/members/describe.json Describe Program Member (old)
            POST /rest/v1/programs/{programId}/members/status.json Sync Program Member Status
            GET /rest/v1/programs/{programId}/members.json Get Program Members
            POST /rest/v1/programs/{programId}/members.json Sync Program Member Data
            POST /rest/v1/programs/{programId}/members/delete.json Delete Program Member
            GET /rest/v1/programs/members/describe.json Describe Program Member
            GET /rest/v1/leads/programs/{programId}.json Get Leads By Program Id
            POST /rest/v1/leads/programs/{programId}/status.json Change Lead Program Status
            POST /rest/v1/leads/submitForm.json Submit Form
            GET /rest/v1/leads/{leadId}/programMembership.json Get Program Membership
            GET /rest/v1/leads/{leadId}/smartCampaignMembership.json Get Smart Campaign Membership
            GET /rest/v1/namedAccountList/{id}/namedAccounts.json Get Named Account List Members
            POST /rest/v1/namedAccountList/{id}/namedAccounts.json Add Named Account List Members
            POST /rest/v1/namedAccountList/{id}/namedAccounts/remove.json Remove Named Account List Members
            GET /rest/v1/namedAccountLists.json Get Named Account Lists
            POST /rest/v1/namedAccountLists.json Sync Named Account Lists
            POST /rest/v1/namedAccountLists/delete.json Delete Named Account Lists
            GET /rest/v1/namedaccounts.json Get Named Accounts
            POST /rest/v1/namedaccounts.json Sync Named Accounts
            POST /rest/v1/namedaccounts/delete.json Delete Named Accounts
            GET /rest/v1/namedaccounts/describe.json Describe Named Accounts
            """;

    private NotBuilt() {}

    /** Adds all of them to the table, behind what the sandbox has. */
    public static void addTo(Routes routes) {
        OPERATIONS.lines().forEach(line -> {
            String[] parts = line.split(" ", 3);
            routes.addMissing(parts[0], parts[1], parts[2]);
        });
    }
}
