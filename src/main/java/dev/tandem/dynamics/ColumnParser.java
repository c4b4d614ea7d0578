package dev.tandem.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Puts a column together from its definition and the details that its cast shows. */
final class ColumnParser {

    private final int language;

    /**
     * @param language the language code whose labels are wanted; 0 for the API user's own
     */
    ColumnParser(int language) {
        this.language = language;
    }

    Column parse(JsonNode column, JsonNode details) {
        JsonNode behavior = details.path("DateTimeBehavior").path("Value");
        return new Column(
                column.path("LogicalName").asText(),
                column.path("AttributeTypeName").path("Value").asText(),
                column.path("IsValidForRead").asBoolean(),
                column.path("IsValidForCreate").asBoolean(),
                column.path("IsValidForUpdate").asBoolean(),
                column.path("IsSecured").asBoolean(),
                integer(details.path("MaxLength")),
                details.path("MinValue").isNumber() ? details.path("MinValue").decimalValue() : null,
                details.path("MaxValue").isNumber() ? details.path("MaxValue").decimalValue() : null,
                integer(details.path("Precision")),
                behavior.isTextual() ? behavior.asText() : null,
                options(details),
                targets(details));
    }

    private static Integer integer(JsonNode node) {
        return node.isNumber() ? (Integer) node.intValue() : null;
    }

    private static List<String> targets(JsonNode details) {
        List<String> targets = new ArrayList<>();
        details.path("Targets").forEach(target -> targets.add(target.asText()));
        return targets;
    }

    private List<Option> options(JsonNode details) {
        List<Option> options = new ArrayList<>();
        for (String set : List.of("OptionSet", "GlobalOptionSet")) {
            JsonNode choices = details.path(set);
            if (options.isEmpty()) {
                choices.path("Options").forEach(option -> options.add(option(option)));
            }
            if (choices.path("TrueOption").isObject()) {
                options.add(option(choices.path("FalseOption")));
                options.add(option(choices.path("TrueOption")));
            }
        }
        return options;
    }

    private Option option(JsonNode option) {
        return new Option(option.path("Value").asInt(), label(option.path("Label")));
    }

    private String label(JsonNode label) {
        for (JsonNode localized : label.path("LocalizedLabels")) {
            if (localized.path("LanguageCode").asInt() == language) {
                return localized.path("Label").asText("");
            }
        }
        return label.path("UserLocalizedLabel").path("Label").asText("");
    }
}
