package dev.tandem.sandbox.dataverse.fetch;

import dev.tandem.sandbox.dataverse.fetch.Fetch.Entity;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Link;
import dev.tandem.sandbox.dataverse.fetch.Fetch.Order;
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
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.w3c.dom.Element;

/** Reads FetchXML; refuses what the sandbox does not imitate by its name. */
public final class FetchReader {

    private static final int LARGEST_PAGE = 5_000;
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
            "distinct");
    private static final Set<String> LINK = Set.of(
            "name",
            "from",
            "to",
            "alias",
            "link-type",
            "intersect",
            "visible",
            "enableprefiltering",
            "prefilterparametername");
    private static final Set<String> TYPES = Set.of("inner", "outer");

    private final Tables tables;
    private final Conditions conditions;
    private int links;

    /** The reader of one query about these tables. */
    public FetchReader(Tables tables, Conditions conditions) {
        this.tables = tables;
        this.conditions = conditions;
    }

    /** Reads a query that starts at this table. */
    public Fetch read(Table start, String xml) {
        Element fetch = Xml.parse(xml);
        if (!fetch.getTagName().equals("fetch")) {
            throw Refusal.malformed("The FetchXML has no fetch element.");
        }
        Xml.attributes(fetch, FETCH);
        if (fetch.getAttribute("distinct").equals("true")) {
            throw Refusal.lacking("distinct in FetchXML");
        }
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
        return new Fetch(
                entity(entity, start, ""),
                Math.max(1, Xml.number(fetch, "page").orElse(1)),
                Math.max(1, Math.min(LARGEST_PAGE, Xml.number(fetch, "count").orElse(LARGEST_PAGE))),
                top);
    }

    private Entity entity(Element element, Table table, String alias) {
        List<Shown> shown = new ArrayList<>();
        List<Order> orders = new ArrayList<>();
        List<Link> joined = new ArrayList<>();
        Predicate<Row> condition = row -> true;
        boolean all = false;
        for (Element child : Xml.children(element)) {
            switch (child.getTagName()) {
                case "attribute" -> shown.add(shown(child, table, alias));
                case "all-attributes" -> all = true;
                case "no-attrs" -> {}
                case "order" -> orders.add(order(child, table));
                case "filter" -> condition = condition.and(conditions.filter(child, table));
                case "link-entity" -> joined.add(link(child, table));
                default -> throw Refusal.lacking("'" + child.getTagName() + "' in FetchXML");
            }
        }
        boolean everything = all || (shown.isEmpty() && alias.isEmpty());
        List<Shown> columns = everything
                ? table.columns().stream()
                        .map(column -> new Shown(column, name(column, alias)))
                        .toList()
                : withKey(shown, table, alias);
        return new Entity(table, alias, columns, condition, orders, joined);
    }

    private static List<Shown> withKey(List<Shown> shown, Table table, String alias) {
        Column key = table.column(table.key()).orElseThrow();
        if (alias.isEmpty() && shown.stream().noneMatch(one -> one.column().equals(key))) {
            shown.add(new Shown(key, name(key, alias)));
        }
        return List.copyOf(shown);
    }

    private static Shown shown(Element element, Table table, String alias) {
        Xml.attributes(element, Set.of("name", "alias"));
        Column column = column(table, element.getAttribute("name"));
        return new Shown(column, element.hasAttribute("alias") ? element.getAttribute("alias") : name(column, alias));
    }

    /** Columns of joined tables go by their logical name behind the alias. */
    private static String name(Column column, String alias) {
        return alias.isEmpty() ? column.property() : alias + "." + column.name();
    }

    private static Order order(Element element, Table table) {
        Xml.attributes(element, Set.of("attribute", "descending"));
        return new Order(
                column(table, element.getAttribute("attribute")),
                element.getAttribute("descending").equals("true"));
    }

    private Link link(Element element, Table table) {
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
        String alias = element.hasAttribute("alias") ? element.getAttribute("alias") : target.name() + links;
        return new Link(
                entity(element, target, alias),
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
