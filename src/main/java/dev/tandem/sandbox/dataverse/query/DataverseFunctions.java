package dev.tandem.sandbox.dataverse.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.ColumnType;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Dataverse's own query functions ({@code Microsoft.Dynamics.CRM.In(PropertyName='statuscode',...)}), put in terms of
 * plain OData before the filter is parsed.
 */
final class DataverseFunctions {

    private static final Pattern CALL =
            Pattern.compile("Microsoft\\.Dynamics\\.CRM\\.(\\w+)\\(((?:'(?:[^']|'')*+'|[^()'])*+)\\)");
    private static final Pattern PARAMETER =
            Pattern.compile("(\\w+)\\s*=\\s*(\\[[^\\]]*\\]|'(?:[^']|'')*+'|[^,\\[\\]]+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Table table;
    private final UUID user;
    private final Clock clock;
    private final Map<String, String> options;

    /** The functions for a request about this table, with its decoded query options for parameter aliases. */
    DataverseFunctions(Table table, UUID user, Clock clock, Map<String, String> options) {
        this.table = table;
        this.user = user;
        this.clock = clock;
        this.options = options;
    }

    /** The filter without Dataverse's functions. */
    String translate(String filter) {
        Matcher matcher = CALL.matcher(filter);
        return matcher.replaceAll(call -> Matcher.quoteReplacement(translate(call.group(1), call.group(2))));
    }

    private String translate(String function, String parameters) {
        Map<String, String> given = PARAMETER
                .matcher(parameters)
                .results()
                .collect(Collectors.toMap(
                        one -> one.group(1), one -> resolve(one.group(2).trim()), (one, two) -> two));
        Column column = column(unquoted(given.getOrDefault("PropertyName", "")));
        List<String> values = given.containsKey("PropertyValues")
                ? list(given.get("PropertyValues"))
                : given.containsKey("PropertyValue") ? List.of(unquoted(given.get("PropertyValue"))) : List.of();
        return "(" + condition(function, column, values) + ")";
    }

    private String condition(String function, Column column, List<String> values) {
        String name = column.property();
        return switch (function) {
            case "In" -> in(column, values);
            case "NotIn" -> "not (" + in(column, values) + ")";
            case "Between" ->
                name + " ge " + literal(column, values, 0) + " and " + name + " le " + literal(column, values, 1);
            case "NotBetween" ->
                name + " lt " + literal(column, values, 0) + " or " + name + " gt " + literal(column, values, 1);
            case "EqualUserId" -> name + " eq " + user;
            case "NotEqualUserId" -> name + " ne " + user;
            case "ContainValues" -> any(values, value -> contains(name, value));
            case "DoesNotContainValues" -> "not (" + any(values, value -> contains(name, value)) + ")";
            default -> dates(function, column, values);
        };
    }

    private String dates(String function, Column column, List<String> values) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return switch (function) {
            case "On" -> days(column, day(values), day(values));
            case "NotOn" -> "not (" + days(column, day(values), day(values)) + ")";
            case "OnOrAfter" -> column.property() + " ge " + start(column, day(values));
            case "OnOrBefore" ->
                column.property() + " lt " + start(column, day(values).plusDays(1));
            case "Today" -> days(column, today, today);
            case "Yesterday" -> days(column, today.minusDays(1), today.minusDays(1));
            case "Tomorrow" -> days(column, today.plusDays(1), today.plusDays(1));
            case "LastXDays" -> past(column, Duration.ofDays(number(values)));
            case "LastXHours" -> past(column, Duration.ofHours(number(values)));
            case "Last7Days" -> past(column, Duration.ofDays(7));
            default -> throw Refusal.lacking("the query function " + function);
        };
    }

    private String past(Column column, Duration duration) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String from = column.dateOnly()
                ? LocalDate.ofInstant(now.minus(duration), ZoneOffset.UTC).toString()
                : now.minus(duration).toString();
        String to = column.dateOnly() ? LocalDate.ofInstant(now, ZoneOffset.UTC).toString() : now.toString();
        return column.property() + " ge " + from + " and " + column.property() + " le " + to;
    }

    private static String days(Column column, LocalDate first, LocalDate last) {
        return column.property() + " ge " + start(column, first) + " and " + column.property() + " lt "
                + start(column, last.plusDays(1));
    }

    private static String start(Column column, LocalDate day) {
        return column.dateOnly() ? day.toString() : day + "T00:00:00Z";
    }

    private static String in(Column column, List<String> values) {
        return values.isEmpty()
                ? "false"
                : column.property() + " in ("
                        + values.stream().map(value -> literal(column, value)).collect(Collectors.joining(",")) + ")";
    }

    private static String contains(String name, String value) {
        String clean = value.replace("'", "''");
        return name + " eq '" + clean + "' or startswith(" + name + ",'" + clean + ",') or contains(" + name + ",',"
                + clean + ",') or endswith(" + name + ",'," + clean + "')";
    }

    private static String any(List<String> values, Function<String, String> condition) {
        return values.isEmpty() ? "false" : values.stream().map(condition).collect(Collectors.joining(" or "));
    }

    private static String literal(Column column, List<String> values, int index) {
        if (index >= values.size()) {
            throw Refusal.malformed("A query function has too few values.");
        }
        return literal(column, values.get(index));
    }

    private static String literal(Column column, String given) {
        String value = column.type().isLookup() || column.type() == ColumnType.UNIQUEIDENTIFIER
                ? given.replaceAll("^\\{|\\}$", "")
                : given;
        boolean quoted =
                switch (column.type()) {
                    case STRING, MEMO, MULTI_SELECT_PICKLIST -> true;
                    default -> false;
                };
        if (!quoted && !value.matches("[\\w.:+-]+")) {
            throw Refusal.malformed("The value '" + value + "' does not suit the column '" + column.name() + "'.");
        }
        return quoted ? "'" + value.replace("'", "''") + "'" : value;
    }

    private Column column(String name) {
        return table.column(name)
                .or(() -> table.property(name))
                .orElseThrow(() -> Refusal.unknownProperty(name, table.name()));
    }

    private String resolve(String value) {
        return value.startsWith("@") ? options.getOrDefault(value, value) : value;
    }

    private static LocalDate day(List<String> values) {
        try {
            return LocalDate.parse(
                    values.isEmpty()
                            ? ""
                            : values.get(0)
                                    .substring(0, Math.min(10, values.get(0).length())));
        } catch (DateTimeParseException e) {
            throw Refusal.malformed("A query function has no valid date.");
        }
    }

    private static int number(List<String> values) {
        if (values.isEmpty() || !values.get(0).matches("\\d{1,6}")) {
            throw Refusal.malformed("A query function has no valid number.");
        }
        return Integer.parseInt(values.get(0));
    }

    private static String unquoted(String text) {
        return text.startsWith("'") && text.endsWith("'") && text.length() > 1
                ? text.substring(1, text.length() - 1).replace("''", "'")
                : text;
    }

    /** The members of a list, whose texts may have single or double quotes. */
    private static List<String> list(String text) {
        if (text.contains("\"")) {
            return jsonList(text);
        }
        List<String> values = new ArrayList<>();
        Matcher matcher = Pattern.compile("'((?:[^']|'')*+)'|([^\\[\\],\\s]+)").matcher(text);
        while (matcher.find()) {
            values.add(
                    matcher.group(1) == null
                            ? matcher.group(2)
                            : matcher.group(1).replace("''", "'"));
        }
        return values;
    }

    private static List<String> jsonList(String text) {
        try {
            List<String> values = new ArrayList<>();
            for (JsonNode value : JSON.readTree(text)) {
                values.add(value.asText());
            }
            return values;
        } catch (JsonProcessingException e) {
            throw Refusal.malformed("A list of values is not valid JSON.");
        }
    }
}
