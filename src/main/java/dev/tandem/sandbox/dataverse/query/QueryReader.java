package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.query.Query.Expansion;
import dev.tandem.sandbox.dataverse.query.Query.ManyRows;
import dev.tandem.sandbox.dataverse.query.Query.OneRow;
import dev.tandem.sandbox.dataverse.query.Query.Order;
import dev.tandem.sandbox.dataverse.rows.Related;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.dataverse.tables.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.queryoption.AliasQueryOption;
import org.apache.olingo.server.api.uri.queryoption.CountOption;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;
import org.apache.olingo.server.api.uri.queryoption.ExpandOption;
import org.apache.olingo.server.api.uri.queryoption.FilterOption;
import org.apache.olingo.server.api.uri.queryoption.OrderByOption;
import org.apache.olingo.server.api.uri.queryoption.SelectOption;
import org.apache.olingo.server.api.uri.queryoption.TopOption;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;

/** Makes a {@link Query} of what Olingo parsed. */
public final class QueryReader {

    private static final int MOST_EXPANSIONS = 15;

    private final Tables tables;
    private final Related related;
    private final Map<String, Expression> aliases;
    private final Map<String, ExpandText> written;
    private final Sight sight;

    /** The reader for one parsed URL, whose decoded {@code $expand} is given as it was written too. */
    public QueryReader(Tables tables, Related related, UriInfo info, String expand, Sight sight) {
        this.written = ExpandText.read(expand);
        this.sight = sight;
        this.tables = tables;
        this.related = related;
        this.aliases = info.getAliases().stream()
                .collect(Collectors.toMap(alias -> alias.getName().replaceFirst("^@", ""), AliasQueryOption::getValue));
    }

    /** The query options of a URL, for rows of this table. */
    public Query read(Table table, UriInfo info) {
        List<Expansion> expansions = expansions(table, info.getExpandOption(), written);
        boolean nested =
                expansions.stream().anyMatch(one -> !one.query().expansions().isEmpty());
        expansions.forEach(one -> checkOptions(one, nested));
        return query(
                table,
                info.getSelectOption(),
                info.getFilterOption(),
                info.getOrderByOption(),
                info.getTopOption(),
                info.getCountOption(),
                expansions);
    }

    /** One row, and a collection of a query with nested {@code $expand}, can be neither sorted nor limited. */
    private static void checkOptions(Expansion expansion, boolean nested) {
        boolean limited = expansion.query().top().isPresent()
                || !expansion.query().orders().isEmpty();
        if (limited && (nested || expansion instanceof OneRow)) {
            throw new Refusal(
                    400,
                    "0x80060888",
                    "Only $select and $filter clause can be provided while doing $expand on many-to-one relationship or"
                            + " nested one-to-many relationship.");
        }
        expansion.query().expansions().forEach(one -> checkOptions(one, nested));
    }

    private Query query(
            Table table,
            SelectOption select,
            FilterOption filter,
            OrderByOption orderBy,
            TopOption top,
            CountOption count,
            List<Expansion> expansions) {
        List<String> selected = selected(select);
        Terms terms = new Terms(table, new Paths(related), aliases);
        return new Query(
                table,
                Selection.columns(table, selected),
                selected,
                visible(table, Optional.ofNullable(filter).map(option -> terms.of(option.getExpression()))),
                orders(orderBy, terms),
                top == null ? OptionalInt.empty() : OptionalInt.of(top.getValue()),
                count != null && count.getValue(),
                expansions,
                sight.hidden(table));
    }

    /** The condition, met by rows alone that the caller sees. */
    private Optional<Term> visible(Table table, Optional<Term> condition) {
        return sight.visible(table)
                .map(rows -> Optional.of(Term.within(
                        scope -> rows.test(scope.row())
                                && (condition.isEmpty() || condition.get().holds(scope.row())),
                        condition.flatMap(Term::keys))))
                .orElse(condition);
    }

    private static List<String> selected(SelectOption select) {
        List<String> names = new ArrayList<>();
        if (select != null) {
            for (var item : select.getSelectItems()) {
                if (item.isStar() || item.getResourcePath() == null) {
                    return List.of();
                }
                List<UriResource> parts = item.getResourcePath().getUriResourceParts();
                names.add(parts.get(parts.size() - 1).getSegmentValue());
            }
        }
        return names;
    }

    private static List<Order> orders(OrderByOption orderBy, Terms terms) {
        return orderBy == null
                ? List.of()
                : orderBy.getOrders().stream()
                        .map(item -> new Order(terms.of(item.getExpression()), item.isDescending()))
                        .toList();
    }

    private List<Expansion> expansions(Table table, ExpandOption expand, Map<String, ExpandText> texts) {
        if (expand == null) {
            return List.of();
        }
        if (expand.getExpandItems().size() > MOST_EXPANSIONS) {
            throw new Refusal(400, "0x80060888", "A query can have at most " + MOST_EXPANSIONS + " $expand options.");
        }
        return expand.getExpandItems().stream()
                .map(item -> expansion(table, item, texts))
                .toList();
    }

    private Expansion expansion(Table table, ExpandItem item, Map<String, ExpandText> texts) {
        if (item.isStar() || item.isRef() || item.getLevelsOption() != null) {
            throw Refusal.lacking("$expand with *, $ref or $levels");
        }
        UriResource part = item.getResourcePath().getUriResourceParts().get(0);
        String name = ((UriResourceNavigation) part).getProperty().getName();
        ExpandText text = texts.get(name);
        var navigation = table.navigation(name);
        if (navigation.isPresent()) {
            return new OneRow(
                    navigation.get(), nested(tables.get(navigation.get().target()), item, text));
        }
        var collection = table.collection(name).orElseThrow(() -> Refusal.unknownProperty(name, table.name()));
        return new ManyRows(collection, nested(tables.get(collection.target()), item, text), text.query());
    }

    private Query nested(Table target, ExpandItem item, ExpandText text) {
        return query(
                target,
                item.getSelectOption(),
                item.getFilterOption(),
                item.getOrderByOption(),
                item.getTopOption(),
                item.getCountOption(),
                expansions(target, item.getExpandOption(), text.nested()));
    }
}
