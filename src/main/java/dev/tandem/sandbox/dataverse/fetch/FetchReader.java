package dev.tandem.sandbox.dataverse.fetch;

import dev.tandem.sandbox.dataverse.fetch.Fetch.Aggregated;
import dev.tandem.sandbox.dataverse.fetch.Fetch.AliasOrder;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Distinct;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Each;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Entity;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Link;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Order;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Plain;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Shown;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.dataverse.tables.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Element;

/** Reads FetchXML; refuses what the sandbox does not imitate by its name. */
public final class FetchReader {

    private static final int LARGEST_PAGE = 5_000;
    private static final int MOST_AGGREGATED = 50_000;
    private static final String AGGREGATE = "aggregate";
    private static final String LIMIT = "aggregatelimit";
    private static final String DISTINCT = "distinct";
    private static final String ALIAS = "alias";
    private static final Set<String> FETCH = Set.of(
            "version",
            "output-format",
            "mapping",
            "no-lock",
            "page",
            "count",
            "top",
            "paging-cookie",
            "latematerialize",
            "returntotalrecordcount",
            DISTINCT,
            AGGREGATE,
            LIMIT);
    private static final Set<String> LINK = Set.of(
            "name",
            "from",
            "to",
            ALIAS,
            "link-type",
            "intersect",
            "visible",
            "enableprefiltering",
            "prefilterparametername");
    private static final Set<String> TYPES = Set.of("inner", "outer");

    private final Tables tables;
    private final Conditions conditions;
    private final List<AliasOrder> aliasOrders = new ArrayList<>();
    private int links;

    /** The reader of one query about these tables. */
    public FetchReader(Tables tables, Conditions conditions) {
        this.tables = tables;
        this.conditions = conditions;
    }

    /**
     * How the attributes of a query are read.
     *
     * @param aggregating whether it is an aggregate query
     * @param keyed whether the key of the first table is shown unasked
     */
    private record Style(boolean aggregating, boolean keyed) {}

    /** Reads a query that starts at this table. */
    public Fetch read(Table start, String xml) {
        Element fetch = Xml.parse(xml);
        if (!fetch.getTagName().equals("fetch")) {
            throw Refusal.malformed("The FetchXML has no fetch element.");
        }
        Xml.attributes(fetch, FETCH);
        List<Element> entities = Xml.children(fetch, "entity");
        if (entities.size() != 1) {
            throw Refusal.malformed("The FetchXML needs one entity element.");
        }
        Element entity = entities.get(0);
        if (!entity.getAttribute("name").equals(start.name())) {
            throw Refusal.malformed("The FetchXML asks for '" + entity.getAttribute("name") + "', but the address for '"
                    + start.set() + "'.");
        }
        OptionalInt top = Xml.number(fetch, "top");
        if (top.isPresent() && fetch.hasAttribute("page")) {
            throw Refusal.malformed("The top attribute can't be specified with paging attribute page");
        }
        boolean aggregating = fetch.getAttribute(AGGREGATE).equals("true");
        boolean distinct = fetch.getAttribute(DISTINCT).equals("true");
        Entity read = entity(entity, start, "", new Style(aggregating, !aggregating && !distinct));
        return new Fetch(
                read,
                Math.max(1, Xml.number(fetch, "page").orElse(1)),
                Math.max(1, Math.min(LARGEST_PAGE, Xml.number(fetch, "count").orElse(LARGEST_PAGE))),
                top,
                aggregating ? aggregated(fetch) : distinct ? new Distinct() : new Each());
    }

    private Aggregated aggregated(Element fetch) {
        int limit = Math.min(MOST_AGGREGATED, Xml.number(fetch, LIMIT).orElse(MOST_AGGREGATED));
        return new Aggregated(limit, List.copyOf(aliasOrders));
    }

    private Entity entity(Element element, Table table, String alias, Style style) {
        List<Shown> shown = new ArrayList<>();
        List<Order> orders = new ArrayList<>();
        List<Link> joined = new ArrayList<>();
        Predicate<Row> condition = row -> true;
        boolean all = false;
        for (Element child : Xml.children(element)) {
            switch (child.getTagName()) {
                case "attribute" -> shown.add(new AttributeReader(style.aggregating()).read(child, table, alias));
                case "all-attributes" -> all = true;
                case "no-attrs" -> {}
                case "order" -> order(child, table, style).ifPresent(orders::add);
                case "filter" -> condition = condition.and(conditions.filter(child, table));
                case "link-entity" -> joined.add(link(child, table, style));
                default -> throw Refusal.lacking("'" + child.getTagName() + "' in FetchXML");
            }
        }
        boolean everything = all || (shown.isEmpty() && alias.isEmpty() && !style.aggregating());
        if (everything && style.aggregating()) {
            throw Refusal.malformed("An aggregate query cannot ask for all attributes.");
        }
        List<Shown> columns = everything
                ? table.columns().stream().map(column -> plain(column, alias)).toList()
                : style.keyed() ? withKey(shown, table, alias) : List.copyOf(shown);
        return new Entity(table, alias, columns, condition, orders, joined);
    }

    private static List<Shown> withKey(List<Shown> shown, Table table, String alias) {
        Column key = table.column(table.key()).orElseThrow();
        if (alias.isEmpty() && shown.stream().noneMatch(one -> one.column().equals(key))) {
            shown.add(plain(key, alias));
        }
        return List.copyOf(shown);
    }

    private static Shown plain(Column column, String alias) {
        return new Shown(column, AttributeReader.name(column, alias), new Plain());
    }

    /** An order of rows; one of groups is noted for the whole query. */
    private Optional<Order> order(Element element, Table table, Style style) {
        Xml.attributes(element, Set.of(style.aggregating() ? ALIAS : "attribute", "descending"));
        boolean descending = element.getAttribute("descending").equals("true");
        if (style.aggregating()) {
            aliasOrders.add(new AliasOrder(element.getAttribute(ALIAS), descending));
            return Optional.empty();
        }
        return Optional.of(new Order(column(table, element.getAttribute("attribute")), descending));
    }

    private Link link(Element element, Table table, Style style) {
        Xml.attributes(element, LINK);
        String type = element.hasAttribute("link-type") ? element.getAttribute("link-type") : "inner";
        if (!TYPES.contains(type)) {
            throw Refusal.lacking("the link-type '" + type + "' in FetchXML");
        }
        Table target = tables.find(element.getAttribute("name"))
                .filter(one -> !one.set().isEmpty())
                .orElseThrow(() -> new Refusal(
                        400,
                        "0x80041102",
                        "The entity with a name = '" + element.getAttribute("name") + "' was not found."));
        links++;
        String alias = element.hasAttribute(ALIAS) ? element.getAttribute(ALIAS) : target.name() + links;
        return new Link(
                entity(element, target, alias, style),
                column(target, element.hasAttribute("from") ? element.getAttribute("from") : target.key()),
                column(table, element.hasAttribute("to") ? element.getAttribute("to") : target.key()),
                type.equals("outer"));
    }

    /** The column of this logical name. */
    static Column column(Table table, String name) {
        return table.column(name)
                .orElseThrow(() -> new Refusal(
                        400,
                        "0x80041103",
                        "'" + table + "' entity doesn't contain attribute with Name = '" + name + "'."));
    }

    /** All tables that a query touches. */
    public static List<Table> tables(Entity entity) {
        List<Table> all = new ArrayList<>(List.of(entity.table()));
        entity.links().forEach(link -> all.addAll(tables(link.entity())));
        return all;
    }

    /** What the alias of each joined table stands for. */
    public static Map<String, Entity> byAlias(Entity entity) {
        Map<String, Entity> all = new LinkedHashMap<>(Map.of(entity.alias(), entity));
        entity.links().forEach(link -> all.putAll(byAlias(link.entity())));
        return all;
    }
}
