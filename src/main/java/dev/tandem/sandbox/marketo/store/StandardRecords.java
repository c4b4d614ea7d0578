package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.marketo.store.ObjectType.About;
import dev.tandem.sandbox.marketo.store.ObjectType.Dependant;
import dev.tandem.sandbox.marketo.store.ObjectType.Keys;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import java.util.List;
import java.util.function.Supplier;

/** The kinds of record that every subscription has, and how they hang together. */
final class StandardRecords {

    private static final int FIRST_PERSON = 1_000_001;
    private static final int FIRST_COMPANY = 3_001;
    private static final int FIRST_SALES_PERSON = 501;
    private static final int FIRST_OPPORTUNITY = 7_001;
    private static final int FIRST_ROLE = 1;
    private static final String COMPANY_KEY = "externalCompanyId";
    private static final String SALES_PERSON_KEY = "externalSalesPersonId";
    private static final String OPPORTUNITY_KEY = "externalOpportunityId";
    private static final String LEAD_ID = "leadId";
    private static final String GUID = "marketoGUID";

    private final Table personTable = new Table(new Schema(StandardFields.lead()), FIRST_PERSON);
    private final Table companyTable = new Table(new Schema(StandardFields.company()), FIRST_COMPANY);
    private final Table salesPersonTable = new Table(new Schema(StandardFields.salesPerson()), FIRST_SALES_PERSON);
    private final Table opportunityTable = new Table(new Schema(StandardFields.opportunity()), FIRST_OPPORTUNITY);
    private final Table roleTable = new Table(new Schema(StandardFields.opportunityRole()), FIRST_ROLE);
    private final Link toCompany = Link.byKey(COMPANY_KEY, companyTable, ErrorCode.INVALID_DATA);
    private final Link toSalesPerson = Link.byKey(SALES_PERSON_KEY, salesPersonTable, ErrorCode.INVALID_DATA);

    private final Persons persons;
    private final ObjectType companies;
    private final ObjectType salesPersons;
    private final ObjectType opportunities;
    private final ObjectType roles;

    StandardRecords(ActivityLog activities, OpenPoints openPoints) {
        persons = new Persons(personTable, companyTable, activities, List.of(toCompany, toSalesPerson), openPoints);
        OpportunityActivities happenings = new OpportunityActivities(activities, opportunityTable, roleTable);
        companies = new ObjectType(
                About.standard("Company", "The organizations that persons belong to"),
                companyTable,
                new Keys("id", List.of(COMPANY_KEY), List.of()),
                List.of("createdAt", "updatedAt"),
                List.of(toSalesPerson),
                List.of(new Dependant(personTable, COMPANY_KEY), new Dependant(opportunityTable, COMPANY_KEY)),
                persons.companyEvents());
        salesPersons = new ObjectType(
                About.standard("SalesPerson", "The owners of persons, companies and opportunities"),
                salesPersonTable,
                new Keys("id", List.of(SALES_PERSON_KEY), List.of()),
                List.of(),
                List.of(),
                List.of(
                        new Dependant(personTable, SALES_PERSON_KEY),
                        new Dependant(companyTable, SALES_PERSON_KEY),
                        new Dependant(opportunityTable, SALES_PERSON_KEY)),
                ObjectEvents.NONE);
        opportunities = new ObjectType(
                About.standard("Opportunity", "The deals that persons play a role in"),
                opportunityTable,
                new Keys(GUID, List.of(OPPORTUNITY_KEY), List.of("name")),
                List.of("createdAt", "updatedAt"),
                List.of(toCompany, Link.byKey(SALES_PERSON_KEY, salesPersonTable, ErrorCode.UNKNOWN_SALES_PERSON)),
                List.of(new Dependant(roleTable, OPPORTUNITY_KEY)),
                happenings.ofOpportunities());
        roles = new ObjectType(
                About.standard("OpportunityRole", "The parts that persons play in opportunities"),
                roleTable,
                new Keys(GUID, List.of(OPPORTUNITY_KEY, LEAD_ID, "role"), List.of()),
                List.of("createdAt", "updatedAt"),
                List.of(
                        new Link(LEAD_ID, personTable, "id", parentCode(openPoints, ErrorCode.LEAD_NOT_FOUND)),
                        new Link(
                                OPPORTUNITY_KEY,
                                opportunityTable,
                                OPPORTUNITY_KEY,
                                parentCode(openPoints, ErrorCode.OBJECT_NOT_FOUND))),
                List.of(),
                happenings.ofRoles());
    }

    private static Supplier<ErrorCode> parentCode(OpenPoints openPoints, ErrorCode own) {
        return () -> OpenPoint.UNKNOWN_ROLE_PARENT.is(openPoints, "by-kind") ? own : ErrorCode.INVALID_DATA;
    }

    Persons persons() {
        return persons;
    }

    ObjectType companies() {
        return companies;
    }

    ObjectType salesPersons() {
        return salesPersons;
    }

    ObjectType opportunities() {
        return opportunities;
    }

    ObjectType roles() {
        return roles;
    }

    /** The kinds of record other than persons. */
    List<ObjectType> objects() {
        return List.of(companies, salesPersons, opportunities, roles);
    }

    /** All records, in the order in which they are saved. */
    List<Table> tables() {
        return List.of(personTable, companyTable, salesPersonTable, opportunityTable, roleTable);
    }
}
