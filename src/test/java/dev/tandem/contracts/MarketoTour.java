package dev.tandem.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/**
 * Every operation that the imitated Marketo has, in each form that clients use, with records that are taken, records that
 * are refused, and pages that go on.
 */
final class MarketoTour {

    private static final String REST = "/rest/v1/";
    private static final String TYPES = REST + "customobjects/schema";
    private static final String BULK = "/bulk/v1/";
    private static final String EXTERNAL = REST + "activities/external";

    private final MarketoCaller marketo = new MarketoCaller();

    private MarketoTour() {}

    /** What was said on the way. */
    static List<Exchange> walk() {
        MarketoTour tour = new MarketoTour();
        tour.identity();
        tour.fields();
        tour.salesPersonsAndCompanies();
        tour.persons();
        tour.lists();
        tour.opportunities();
        tour.customObjects();
        tour.customActivities();
        tour.campaigns();
        tour.imports();
        tour.extracts();
        tour.feeds();
        tour.usage();
        return tour.marketo.exchanges();
    }

    private void identity() {
        marketo.identity("GET", "wrong");
        marketo.identity("POST", "wrong");
        marketo.identity("GET", MarketoCaller.SECRET);
        marketo.identity("POST", MarketoCaller.SECRET);
    }

    private void fields() {
        for (String object : List.of("leads", "companies", "opportunities")) {
            String fields = REST + object + "/schema/fields";
            marketo.post(
                    fields + ".json",
                    "{'input':[{'displayName':'Tour %1$s','name':'tour_%1$s','dataType':'string',".formatted(object)
                            + "'description':'On the tour','isHidden':false,'isHtmlEncodingInEmail':true,"
                            + "'isSensitive':false}]}");
            marketo.post(fields + "/tour_" + object + ".json", "{'input':[{'description':'Seen'}]}");
            marketo.get(fields + ".json?batchSize=3");
            marketo.get(fields + ".json?batchSize=300");
            marketo.get(fields + "/tour_" + object + ".json");
        }
    }

    private void salesPersonsAndCompanies() {
        marketo.get(REST + "salespersons/describe.json");
        sync(
                "salespersons",
                "{'externalSalesPersonId':'S-1','email':'s1@example.org','lastName':'Sand'},"
                        + "{'externalSalesPersonId':'S-2','email':'s2@example.org','nothing':1}");
        query("salespersons", "externalSalesPersonId", "S-1,S-3", "externalSalesPersonId,email,lastName");
        delete("salespersons", "externalSalesPersonId", "'S-1'", "'S-3'");
        sync("salespersons", "{'externalSalesPersonId':'S-1','email':'s1@example.org','lastName':'Sand'}");
        marketo.get(REST + "companies/describe.json");
        sync(
                "companies",
                "{'externalCompanyId':'C-1','company':'Quay','annualRevenue':12.5,'externalSalesPersonId':'S-1'},"
                        + "{'externalCompanyId':'C-2','company':'Pier'},{'company':'Nowhere'}");
        query("companies", "externalCompanyId", "C-1,C-2", "company,annualRevenue,createdAt");
        delete("companies", "externalCompanyId", "'C-2'", "'C-3'");
    }

    private void persons() {
        marketo.get(REST + "leads/describe.json");
        marketo.get(REST + "leads/describe2.json");
        marketo.get(REST + "leads/partitions.json");
        marketo.post(
                REST + "leads.json",
                "{'action':'createOnly','lookupField':'email','input':["
                        + "{'email':'a@example.org','lastName':'Ash','externalCompanyId':'C-1','leadScore':5},"
                        + "{'email':'b@example.org','lastName':'Birch','unsubscribed':true,'title':null},"
                        + "{'email':'c@example.org','lastName':'Cedar','dateOfBirth':'1990-01-31'},"
                        + "{'email':'d@example.org','lastName':'Dogwood'},"
                        + "{'email':'e@example.org','lastName':'Elm'},"
                        + "{'email':'a@example.org','lastName':'Again'}]}");
        marketo.post(
                REST + "leads.json",
                "{'action':'updateOnly','lookupField':'id','partitionName':'Default','asyncProcessing':false,"
                        + "'input':[{'id':%d,'title':'Tree'},{'id':999999,'title':'Stone'}]}".formatted(person("a")));
        marketo.post(REST + "leads.json", "{'input':[{'email':'a@example.org','title':null}]}");
        marketo.get(REST + "leads.json?filterType=email&filterValues=a@example.org,b@example.org"
                + "&fields=id,email,leadScore,unsubscribed,dateOfBirth,createdAt&batchSize=1");
        marketo.form(REST + "leads.json", "filterType=email&filterValues=a@example.org&fields=id,annualRevenue");
        marketo.get(REST + "lead/" + person("a") + ".json?fields=id,title");
        marketo.post(REST
                + "leads/%d/merge.json?leadIds=%d,%d&mergeInCRM=false"
                        .formatted(person("a"), person("b"), person("c")));
        marketo.post(REST + "leads/" + person("a") + "/merge.json?leadId=" + person("e"));
        marketo.post(REST + "leads/delete.json", "{'input':[{'id':%d},{'id':999999}]}".formatted(person("d")));
        marketo.post(REST + "leads/delete.json?id=999998,999999");
        marketo.post(
                REST + "leads/push.json",
                "{'programName':'Fair','programStatus':'Visited','source':'Booth','reason':'Badge',"
                        + "'lookupField':'email','partitionName':'Default','input':[{'email':'a@example.org'},{'x':1}]}");
        marketo.post(REST + "leads/" + person("a") + "/associate.json?cookie=id%3A731-KTQ-208%26token%3A_mch-tour-1");
        marketo.post(
                REST + "leads/partitions.json",
                "{'input':[{'id':%d,'partitionName':'Default'},{'id':7,'partitionName':'Moon'}]}"
                        .formatted(person("a")));
    }

    private void lists() {
        int list = list("Tour");
        list("Spare");
        String members = REST + "lists/" + list + "/leads";
        marketo.get(REST + "lists.json?id=" + list + ",7&name=Tour&workspaceName=Default");
        marketo.get(REST + "lists.json?batchSize=1");
        marketo.get(REST + "lists/" + list + ".json");
        marketo.post(members + ".json", "{'input':[{'id':%d},{'id':7}]}".formatted(person("a")));
        marketo.post(members + ".json?id=" + person("a") + ",7");
        marketo.get(REST + "list/" + list + "/leads.json?fields=email&batchSize=1");
        marketo.get(members + ".json?fields=email,title&batchSize=1");
        marketo.get(members + "/ismember.json?id=" + person("a") + ",7");
        marketo.get(REST + "leads/" + person("a") + "/listMembership.json?batchSize=1");
        marketo.delete(members + ".json?id=" + person("a") + ",7", "");
        marketo.delete(members + ".json", "{'input':[{'id':%d}]}".formatted(person("a")));
    }

    private int list(String name) {
        return marketo.asset("/rest/asset/v1/staticLists.json", "name=" + name + "&folder=%7B%22id%22%3A1%7D")
                .at("/result/0/id")
                .asInt();
    }

    private void campaigns() {
        int campaign = marketo.campaign("Alert");
        marketo.get(REST + "campaigns.json?isTriggerable=true&batchSize=1");
        marketo.get(REST + "campaigns/" + campaign + ".json");
        marketo.post(
                REST + "campaigns/" + campaign + "/trigger.json",
                "{'input':{'leads':[{'id':%d}],'tokens':[{'name':'{{my.owner}}','value':'R. Sand'}]}}"
                        .formatted(person("a")));
    }

    private void imports() {
        int list = list("Imported");
        String leads = BULK + "leads";
        int batch = marketo.upload(
                        leads + ".json?format=csv&lookupField=email&partitionName=Default&listId=" + list,
                        "email,title\nf@example.org,Tree\n,None\ng@example.org," + "x".repeat(300) + "\n")
                .at("/result/0/batchId")
                .asInt();
        marketo.file(leads + "/batch/" + batch + "/failures.json", "");
        marketo.file(leads + "/batch/" + batch + "/warnings.json", "");
        marketo.get(leads + "/batch/" + batch + ".json");
        marketo.pass(Duration.ofMinutes(1));
        marketo.get(leads + "/batch/" + batch + ".json");
        marketo.file(leads + "/batch/" + batch + "/failures.json", "");
        marketo.file(leads + "/batch/" + batch + "/warnings.json", "");
        type("stay");
        marketo.post(TYPES + "/stay/approve.json");
        String stays = BULK + "customobjects/stay/import";
        int objects = marketo.upload(stays + ".json?format=csv", "visitId,leadRef\nV-1,%d\n,1\n".formatted(person("a")))
                .at("/result/0/batchId")
                .asInt();
        marketo.file(stays + "/" + objects + "/failures.json", "");
        marketo.pass(Duration.ofMinutes(1));
        marketo.get(stays + "/" + objects + "/status.json");
        marketo.file(stays + "/" + objects + "/failures.json", "");
        marketo.file(stays + "/" + objects + "/warnings.json", "");
    }

    private void extracts() {
        String day = "{'startAt':'2026-05-07T00:00:00Z','endAt':'2026-05-08T00:00:00Z'}";
        extract(
                "leads",
                "{'fields':['id','email'],'format':'CSV','columnHeaderNames':{'id':'marketoId'},"
                        + "'filter':{'createdAt':" + day + "}}");
        extract("activities", "{'filter':{'createdAt':" + day + ",'activityTypeIds':[12,13]}}");
        extract("customobjects/stay", "{'fields':['visitId'],'filter':{'updatedAt':" + day + "}}");
        marketo.post(TYPES + "/stay/delete.json");
    }

    private void extract(String kind, String order) {
        String jobs = BULK + kind + "/export";
        String spare = marketo.post(jobs + "/create.json", order)
                .at("/result/0/exportId")
                .asText();
        marketo.post(jobs + "/" + spare + "/cancel.json");
        String job = jobs + "/"
                + marketo.post(jobs + "/create.json", order)
                        .at("/result/0/exportId")
                        .asText();
        marketo.post(job + "/enqueue.json");
        marketo.file(job + "/file.json", "");
        marketo.pass(Duration.ofMinutes(2));
        marketo.get(job + "/status.json");
        marketo.file(job + "/file.json", "bytes=0-3");
        marketo.get(jobs + ".json?status=completed&batchSize=1");
    }

    private int person(String mailbox) {
        return marketo.get(REST + "leads.json?filterType=email&filterValues=" + mailbox + "@example.org")
                .at("/result/0/id")
                .asInt();
    }

    private void opportunities() {
        marketo.get(REST + "opportunities/describe.json");
        sync(
                "opportunities",
                "{'externalOpportunityId':'O-1','name':'Crane','amount':18.5,'externalCompanyId':'C-1'},"
                        + "{'externalOpportunityId':'O-2','name':'Parts'},{'externalOpportunityId':'O-3'}");
        query("opportunities", "externalOpportunityId", "O-1,O-2", "name,amount,isClosed");
        String roles = "opportunities/roles";
        marketo.get(REST + roles + "/describe.json");
        String triple = "{'externalOpportunityId':'O-1','leadId':%d,'role':'%s'}";
        sync(roles, triple.formatted(person("a"), "User") + "," + triple.formatted(999_999, "User"));
        query(roles, "externalOpportunityId", "O-1", "leadId,role,isPrimary");
        marketo.post(
                REST + roles + ".json?_method=GET",
                "{'filterType':'dedupeFields','fields':['marketoGUID','isPrimary'],'input':[%s],'batchSize':300}"
                        .formatted(triple.formatted(person("a"), "User")));
        marketo.post(
                REST + roles + "/delete.json",
                "{'deleteBy':'dedupeFields','input':[%s,%s]}"
                        .formatted(triple.formatted(person("a"), "User"), triple.formatted(1, "Nobody")));
        delete("opportunities", "externalOpportunityId", "'O-2'", "'O-3'");
    }

    private void customObjects() {
        marketo.get(TYPES + "/fieldDataTypes.json");
        marketo.get(TYPES + "/linkableObjects.json");
        type("visit");
        marketo.post(TYPES + "/visit/approve.json");
        marketo.get(TYPES + "/visit/describe.json");
        marketo.get(TYPES + "/visit/dependentAssets.json");
        marketo.post(TYPES + "/visit/addField.json", "{'input':[" + field("late", "integer") + "]}");
        marketo.get(TYPES + "/visit/describe.json?state=approved");
        marketo.post(TYPES + "/visit/discardDraft.json");
        marketo.get(TYPES + ".json?names=visit&state=approved");
        String visits = "customobjects/visit";
        marketo.get(REST + "customobjects.json?names=visit");
        marketo.get(REST + visits + "/describe.json");
        sync(
                visits,
                "{'visitId':'V-1','note':'Rain','leadRef':%d},{'visitId':'V-2','leadRef':999999}"
                        .formatted(person("a")));
        query(visits, "visitId", "V-1", "visitId,note,createdAt");
        marketo.post(
                REST + visits + ".json?_method=GET",
                "{'filterType':'dedupeFields','fields':['note'],'input':[{'visitId':'V-1'}],'batchSize':300}");
        delete(visits, "visitId", "'V-1'", "'V-9'");
        marketo.post(TYPES + "/visit/delete.json");
    }

    private void type(String name) {
        marketo.post(
                TYPES + ".json",
                ("{'action':'createOnly','apiName':'%s','displayName':'Visit','pluralName':'Visits',"
                                + "'description':'Who came','showInLeadDetail':true}")
                        .formatted(name));
        marketo.get(TYPES + "/" + name + "/describe.json?state=draft");
        marketo.post(
                TYPES + "/" + name + "/addField.json",
                "{'input':[{'name':'visitId','displayName':'Visit Id','dataType':'string','isDedupeField':true},"
                        + "{'name':'leadRef','displayName':'Lead','dataType':'link',"
                        + "'relatedTo':{'name':'lead','field':'id'}},"
                        + field("note", "string") + "," + field("spare", "string") + "]}");
        marketo.post(TYPES + "/" + name + "/note/updateField.json", "{'displayName':'The Note','dataType':'text'}");
        marketo.post(TYPES + "/" + name + "/deleteField.json", "{'input':[{'name':'spare'}]}");
    }

    private static String field(String name, String type) {
        return "{'name':'%1$s','displayName':'%1$s','description':'A field','dataType':'%2$s'}".formatted(name, type);
    }

    private void customActivities() {
        String issue = EXTERNAL + "/type/issue";
        marketo.post(EXTERNAL + "/type.json", issueType("What went wrong"));
        marketo.post(issue + ".json", issueType("What went wrong today"));
        marketo.post(
                issue + "/attributes/create.json",
                "{'attributes':[{'apiName':'detail','name':'Detail','dataType':'string','description':'More'},"
                        + "{'apiName':'spare','name':'Spare','dataType':'string'}]}");
        marketo.post(
                issue + "/attributes/update.json",
                "{'attributes':[{'apiName':'detail','name':'The Detail','dataType':'string'}]}");
        marketo.post(issue + "/attributes/delete.json", "{'attributes':[{'apiName':'spare','name':'Spare'}]}");
        marketo.get(issue + "/describe.json?draft=true");
        JsonNode type = marketo.post(issue + "/approve.json");
        marketo.get(EXTERNAL + "/types.json");
        marketo.get(issue + "/describe.json");
        marketo.post(issue + "/attributes/create.json", "{'attributes':[{'apiName':'late','name':'Late'}]}");
        marketo.post(issue + "/discardDraft.json");
        String activity = "{'leadId':%d,'activityDate':'2026-05-07T15:41:32Z','activityTypeId':%d,"
                + "'primaryAttributeValue':'OWNER','attributes':[{'apiName':'detail','value':'gone'}]}";
        int id = type.at("/result/0/id").asInt();
        marketo.post(
                EXTERNAL + ".json",
                "{'input':[%s,%s]}".formatted(activity.formatted(person("a"), id), activity.formatted(999_999, id)));
    }

    private static String issueType(String description) {
        return ("{'apiName':'issue','name':'Issue','description':'%s','triggerName':'Has Issue',"
                        + "'filterName':'Had Issue',"
                        + "'primaryAttribute':{'apiName':'code','name':'Code','dataType':'string'}}")
                .formatted(description);
    }

    private void feeds() {
        marketo.pass(Duration.ofMinutes(1));
        String token = marketo.get(REST + "activities/pagingtoken.json?sinceDatetime=2026-05-07T00%3A00%3A00Z")
                .path("nextPageToken")
                .asText()
                .replace("=", "%3D");
        String page = "nextPageToken=" + token + "&batchSize=300";
        marketo.get(REST + "activities/types.json");
        marketo.get(REST + "activities/leadchanges.json?fields=title,lastName&leadIds=" + person("a") + ",2&" + page);
        marketo.form(REST + "activities/leadchanges.json", "fields=title,leadScore,unsubscribed&" + page);
        marketo.get(REST + "activities/deletedleads.json?" + page);
        marketo.get(REST + "activities.json?activityTypeIds=12,13,32,34,36,100001&" + page);
        marketo.get(REST + "activities.json?activityTypeIds=13&assetIds=1,2&leadIds=1,2&" + page);
        marketo.post(EXTERNAL + "/type/issue/delete.json");
    }

    private void usage() {
        for (String statistics : List.of("usage", "usage/last7days", "errors", "errors/last7days")) {
            marketo.get(REST + "stats/" + statistics + ".json");
        }
    }

    private void sync(String object, String records) {
        String body = "{'action':'createOrUpdate','dedupeBy':'dedupeFields','input':[" + records + "]}";
        marketo.post(REST + object + ".json", body);
    }

    private void query(String object, String field, String values, String fields) {
        String query = "filterType=" + field + "&filterValues=" + values + "&fields=" + fields;
        marketo.get(REST + object + ".json?" + query + "&batchSize=1");
        marketo.form(REST + object + ".json", query);
    }

    private void delete(String object, String key, String... keys) {
        StringBuilder input = new StringBuilder();
        for (String each : keys) {
            input.append(input.isEmpty() ? "" : ",").append("{'" + key + "':" + each + "}");
        }
        marketo.post(REST + object + "/delete.json", "{'deleteBy':'dedupeFields','input':[" + input + "]}");
    }
}
