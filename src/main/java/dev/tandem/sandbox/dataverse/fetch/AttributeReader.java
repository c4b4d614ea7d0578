package dev.tandem.sandbox.dataverse.fetch;

import dev.tandem.sandbox.dataverse.fetch.Fetch.Aggregate;
import dev.tandem.sandbox.dataverse.fetch.Fetch.DatePart;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Function;
import dev.tandem.sandbox.dataverse.fetch.Fetch.GroupBy;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Plain;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Shown;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Use;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.ColumnType;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads the attribute elements of a query (Microsoft, "Aggregate data using FetchXml"). */
final class AttributeReader {

    private static final String ALIAS = "alias";
    private static final String AGGREGATE = "aggregate";
    private static final String GROUP = "groupby";
    private static final String PART = "dategrouping";
    private static final String DISTINCT = "distinct";
    private static final Set<String> KNOWN = Set.of("name", ALIAS, AGGREGATE, GROUP, PART, DISTINCT);

    private final boolean aggregating;

    /** The reader for a query that is an aggregate query or not. */
    AttributeReader(boolean aggregating) {
        this.aggregating = aggregating;
    }

    /** Reads an attribute of a table that is met under this alias. */
    Shown read(Element element, Table table, String alias) {
        Xml.attributes(element, KNOWN);
        Column column = FetchReader.column(table, element.getAttribute("name"));
        if (!aggregating && (element.hasAttribute(AGGREGATE) || element.hasAttribute(GROUP))) {
            throw Refusal.malformed("An attribute with aggregate or groupby needs a query with aggregate.");
        }
        if (aggregating && !element.hasAttribute(ALIAS)) {
            throw Refusal.malformed("Each attribute of an aggregate query needs an alias.");
        }
        String name = element.hasAttribute(ALIAS) ? element.getAttribute(ALIAS) : name(column, alias);
        return new Shown(column, name, aggregating ? use(element, column) : new Plain());
    }

    /** Columns of joined tables go by their logical name behind the alias. */
    static String name(Column column, String alias) {
        return alias.isEmpty() ? column.property() : alias + "." + column.name();
    }

    private static Use use(Element element, Column column) {
        if (element.getAttribute(GROUP).equals("true")) {
            return new GroupBy(part(element, column));
        }
        Function function = Arrays.stream(Function.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(element.getAttribute(AGGREGATE)))
                .findFirst()
                .orElseThrow(() -> Refusal.malformed("The attribute '" + column.name()
                        + "' of an aggregate query needs groupby or one of the aggregate functions."));
        boolean number = column.type().isNumber();
        boolean suits =
                switch (function) {
                    case COUNT, COUNTCOLUMN -> true;
                    case MIN, MAX -> number || column.type() == ColumnType.DATE_TIME;
                    case AVG, SUM -> number;
                };
        if (!suits) {
            throw Refusal.malformed("The aggregate function '" + element.getAttribute(AGGREGATE)
                    + "' does not suit the attribute '" + column.name() + "'.");
        }
        return new Aggregate(function, element.getAttribute(DISTINCT).equals("true"));
    }

    private static Optional<DatePart> part(Element element, Column column) {
        if (!element.hasAttribute(PART)) {
            return Optional.empty();
        }
        String wanted = element.getAttribute(PART);
        if (wanted.startsWith("fiscal")) {
            throw Refusal.lacking("the dategrouping '" + wanted + "' in FetchXML");
        }
        if (column.type() != ColumnType.DATE_TIME) {
            throw Refusal.malformed("The attribute '" + column.name() + "' has no dates to group by.");
        }
        return Optional.of(Arrays.stream(DatePart.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst()
                .orElseThrow(() -> Refusal.malformed("There is no dategrouping '" + wanted + "'.")));
    }
}
