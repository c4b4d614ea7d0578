package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * All data of the imitated subscription. Not thread-safe by itself: whoever uses it holds its monitor, which keeps
 * every call whole.
 */
public final class Database {

    private static final int FIRST_PERSON = 1_000_001;
    private static final int FIRST_COMPANY = 3_001;
    private static final int FIRST_SALES_PERSON = 501;
    private static final String COMPANY_KEY = "externalCompanyId";
    private static final String SALES_PERSON_KEY = "externalSalesPersonId";

    private final SandboxClock clock;
    private final Table personTable = new Table(new Schema(StandardFields.lead()), FIRST_PERSON);
    private final Table companyTable = new Table(new Schema(StandardFields.company()), FIRST_COMPANY);
    private final Table salesPersonTable = new Table(new Schema(StandardFields.salesPerson()), FIRST_SALES_PERSON);
    private final ActivityLog activities = new ActivityLog();
    private final Link toCompany = new Link(COMPANY_KEY, companyTable, ErrorCode.INVALID_DATA);
    private final Link toSalesPerson = new Link(SALES_PERSON_KEY, salesPersonTable, ErrorCode.INVALID_DATA);
    private final Persons persons;
    private final ObjectType companies = new ObjectType(
            "Company",
            "companies",
            "Companies",
            "The organizations that persons belong to",
            companyTable,
            COMPANY_KEY,
            List.of("id", COMPANY_KEY, "createdAt", "updatedAt"),
            List.of(toSalesPerson),
            List.of(new ObjectType.Dependant(personTable, COMPANY_KEY)));
    private final ObjectType salesPersons = new ObjectType(
            "SalesPerson",
            "salespersons",
            "SalesPersons",
            "The owners of persons and companies",
            salesPersonTable,
            SALES_PERSON_KEY,
            List.of(),
            List.of(),
            List.of(
                    new ObjectType.Dependant(personTable, SALES_PERSON_KEY),
                    new ObjectType.Dependant(companyTable, SALES_PERSON_KEY)));
    private int nextFieldId = StandardFields.FIRST_CUSTOM_ID;

    /** An empty database that lives by this clock. */
    public Database(SandboxClock clock) {
        this.clock = clock;
        this.persons = new Persons(personTable, companyTable, activities, List.of(toCompany, toSalesPerson));
    }

    /** The persons. */
    public Persons persons() {
        return persons;
    }

    /** The companies. */
    public ObjectType companies() {
        return companies;
    }

    /** The sales persons. */
    public ObjectType salesPersons() {
        return salesPersons;
    }

    /** What happened to persons. */
    public ActivityLog activities() {
        return activities;
    }

    /** Now, in seconds since 1970: Marketo's clock knows no smaller unit. */
    public int now() {
        return (int) clock.instant().getEpochSecond();
    }

    /** Puts a value into a record that is no person; whether that changed anything. */
    public boolean change(ObjectType type, Row row, Field field, Object value, Author author) {
        Object before = row.get(field.slot());
        if (!type.table().set(row, field, value)) {
            return false;
        }
        type.table().touch(row, now());
        if (type.equals(companies)) {
            persons.companyChanged(row, field, before, author, now());
        }
        return true;
    }

    /** Adds a field of persons. */
    public Field addPersonField(String name, String label, DataType type, Field.Shown shown) {
        return personTable.schema().add(nextFieldId++, name, label, type, false, shown);
    }

    /** Adds a field of companies, which linked persons inherit and so have too. */
    public Field addCompanyField(String name, String label, DataType type, Field.Shown shown) {
        personTable.schema().add(nextFieldId, name, label, type, true, shown);
        return companyTable.schema().add(nextFieldId++, name, label, type, false, shown);
    }

    /** Presents a field of persons otherwise. */
    public void changePersonField(Field changed) {
        personTable.schema().replace(changed);
    }

    /** Presents a field of companies otherwise; a created one for persons too. */
    public void changeCompanyField(Field changed) {
        companyTable.schema().replace(changed);
        if (changed.custom()) {
            Schema fields = personTable.schema();
            fields.replace(fields.require(changed.name()).presented(changed.label(), changed.shown()));
        }
    }

    /** Removes all records, activities and created fields. */
    public void clear() {
        for (Table table : tables()) {
            table.clear();
            table.schema().clear();
        }
        activities.clear();
        nextFieldId = StandardFields.FIRST_CUSTOM_ID;
    }

    /** Writes everything. */
    public void save(DataOutputStream to) throws IOException {
        to.writeInt(nextFieldId);
        for (Table table : tables()) {
            table.schema().save(to);
            table.save(to);
        }
        activities.save(to);
    }

    /** Replaces everything by what was written. */
    public void load(DataInputStream from) throws IOException {
        nextFieldId = from.readInt();
        for (Table table : tables()) {
            table.schema().load(from);
            table.load(from);
        }
        activities.load(from);
    }

    private List<Table> tables() {
        return List.of(personTable, companyTable, salesPersonTable);
    }
}
