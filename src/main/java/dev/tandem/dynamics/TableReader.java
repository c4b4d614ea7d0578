package dev.tandem.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the metadata of tables, all in one {@code $batch} (reference: Metadata, 16.1). */
final class TableReader {

    private static final String OPERATION = "Read table definitions";
    private static final String LANGUAGE = "organizations?$select=organizationid,languagecode";
    private static final String TABLE = "?$select=LogicalName,EntitySetName,PrimaryIdAttribute,ChangeTrackingEnabled";
    private static final String COLUMNS = "/Attributes?$select=LogicalName,AttributeTypeName,IsValidForRead,"
            + "IsValidForCreate,IsValidForUpdate,IsSecured,AttributeOf";

    /** The casts, each with the properties that only its columns have. */
    private static final Map<String, String> CASTS = casts();

    /** A cast that the service does not offer leaves its columns without details; the table is still usable. */
    private static final Set<Integer> REFUSED = Set.of(400, 404, 501);

    private static final int READS_A_TABLE = 2 + CASTS.size();

    private final Batch batch;

    TableReader(DynamicsTransport transport) {
        this.batch = new Batch(transport);
    }

    Map<String, Table> read(Collection<String> logicalNames) {
        List<String> names = List.copyOf(new LinkedHashSet<>(logicalNames));
        int tablesABatch = (Batch.LARGEST - 1) / READS_A_TABLE;
        Map<String, Table> tables = new LinkedHashMap<>();
        for (int from = 0; from < names.size(); from += tablesABatch) {
            tables.putAll(readSome(names.subList(from, Math.min(from + tablesABatch, names.size()))));
        }
        return tables;
    }

    private Map<String, Table> readSome(List<String> names) {
        List<BatchOperation> reads = new ArrayList<>();
        reads.add(BatchOperation.read(LANGUAGE));
        names.forEach(name -> addReads(name, reads));
        List<DynamicsAnswer> answers = batch.read(OPERATION, reads);
        int language = language(answers.get(0));
        Map<String, Table> tables = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            int from = 1 + i * READS_A_TABLE;
            List<DynamicsAnswer> about = answers.subList(from, from + READS_A_TABLE);
            if (about.get(0).status() != 404) {
                tables.put(names.get(i), table(about, language));
            }
        }
        return tables;
    }

    private static void addReads(String name, List<BatchOperation> reads) {
        String definition = "EntityDefinitions(LogicalName='" + name + "')";
        reads.add(BatchOperation.read(definition + TABLE));
        reads.add(BatchOperation.read(definition + COLUMNS));
        CASTS.forEach((cast, query) -> reads.add(BatchOperation.read(
                definition + "/Attributes/Microsoft.Dynamics.CRM." + cast + "AttributeMetadata?" + query)));
    }

    private static Table table(List<DynamicsAnswer> answers, int language) {
        JsonNode definition = good(answers.get(0));
        Map<String, JsonNode> details = new LinkedHashMap<>();
        for (DynamicsAnswer answer : answers.subList(2, answers.size())) {
            if (!REFUSED.contains(answer.status())) {
                good(answer)
                        .path("value")
                        .forEach(
                                column -> details.put(column.path("LogicalName").asText(), column));
            }
        }
        ColumnParser parser = new ColumnParser(language);
        Map<String, Column> columns = new LinkedHashMap<>();
        for (JsonNode column : good(answers.get(1)).path("value")) {
            if (column.path("AttributeOf").isNull()
                    || column.path("AttributeOf").isMissingNode()) {
                Column parsed = parser.parse(
                        column, details.getOrDefault(column.path("LogicalName").asText(), column));
                columns.put(parsed.name(), parsed);
            }
        }
        return new Table(
                definition.path("LogicalName").asText(),
                definition.path("EntitySetName").asText(),
                definition.path("PrimaryIdAttribute").asText(),
                definition.path("ChangeTrackingEnabled").asBoolean(),
                columns);
    }

    private static JsonNode good(DynamicsAnswer answer) {
        if (!answer.succeeded()) {
            throw DynamicsAnswers.classify(DynamicsRequest.read(OPERATION, "EntityDefinitions"), answer);
        }
        return Json.read(OPERATION, answer);
    }

    /** The language code of the organization, 0 when the caller may not read it. */
    private static int language(DynamicsAnswer answer) {
        return answer.succeeded()
                ? Json.read(OPERATION, answer)
                        .path("value")
                        .path(0)
                        .path("languagecode")
                        .asInt()
                : 0;
    }

    private static Map<String, String> casts() {
        String options = "$select=LogicalName&$expand=OptionSet,GlobalOptionSet";
        String number = "$select=LogicalName,MinValue,MaxValue";
        Map<String, String> casts = new LinkedHashMap<>();
        casts.put("String", "$select=LogicalName,MaxLength");
        casts.put("Memo", "$select=LogicalName,MaxLength");
        casts.put("Picklist", options);
        casts.put("MultiSelectPicklist", options);
        casts.put("State", "$select=LogicalName&$expand=OptionSet");
        casts.put("Status", "$select=LogicalName&$expand=OptionSet");
        casts.put("Boolean", "$select=LogicalName&$expand=OptionSet");
        casts.put("DateTime", "$select=LogicalName,Format,DateTimeBehavior");
        casts.put("Integer", number);
        casts.put("Decimal", number + ",Precision");
        casts.put("Double", number + ",Precision");
        casts.put("Money", number + ",Precision");
        casts.put("Lookup", "$select=LogicalName,Targets");
        return casts;
    }
}
