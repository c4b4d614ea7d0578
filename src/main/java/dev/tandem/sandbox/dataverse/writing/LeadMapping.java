package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which of a lead's values a row inherits that is made of it: the columns that both tables have in the same form, and
 * the few whose names differ, as the mappings of a new organization say (Microsoft, "Map table columns").
 */
final class LeadMapping {

    private static final Map<String, Map<String, String>> RENAMED = Map.of(
            "account", Map.of("companyname", "name", "yomicompanyname", "yominame"),
            "contact", Map.of(),
            "opportunity",
                    Map.of(
                            "subject", "name",
                            "estimatedamount", "estimatedvalue",
                            "emailaddress1", "emailaddress",
                            "leadqualitycode", "opportunityratingcode"));

    /** Columns that tell of one row's own life, and lookups that the qualification sets by itself. */
    private static final Set<String> OWN = Set.of(
            "createdon",
            "createdby",
            "modifiedon",
            "modifiedby",
            "statecode",
            "statuscode",
            "merged",
            "masterid",
            "parentaccountid",
            "parentcontactid",
            "customerid",
            "originatingleadid",
            "processid",
            "stageid",
            "traversedpath",
            "participatesinworkflow",
            "importsequencenumber",
            "overriddencreatedon",
            "timezoneruleversionnumber",
            "utcconversiontimezonecode");

    private static final Pattern ADDRESS_ID = Pattern.compile("address\\d_addressid");

    private LeadMapping() {}

    /** The lead's values for a new row of that table, by its columns; empty ones are left out. */
    static Map<String, Object> values(Row lead, Table table) {
        Map<String, Object> values = new HashMap<>();
        for (Column column : lead.table().columns()) {
            if (lead.value(column) != null && column.creatable() && isMapped(column, table)) {
                values.put(column.name(), lead.value(column));
            }
        }
        RENAMED.get(table.name()).forEach((from, to) -> {
            if (lead.value(from) != null && table.column(to).isPresent()) {
                values.put(to, lead.value(from));
            }
        });
        return values;
    }

    private static boolean isMapped(Column column, Table table) {
        return !OWN.contains(column.name())
                && !ADDRESS_ID.matcher(column.name()).matches()
                && !column.name().equals(table.key())
                && table.column(column.name())
                        .filter(other -> other.creatable()
                                && other.type() == column.type()
                                && other.options().equals(column.options()))
                        .isPresent();
    }
}
