package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.rows.Related;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Collection;
import dev.tandem.sandbox.dataverse.tables.Navigation;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.List;
import java.util.function.Function;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceLambdaAll;
import org.apache.olingo.server.api.uri.UriResourceLambdaAny;
import org.apache.olingo.server.api.uri.UriResourceLambdaVariable;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.UriResourcePrimitiveProperty;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;

/** Property paths inside expressions: columns, single-valued navigation, {@code any} and {@code all}. */
final class Paths {

    private final Related related;

    Paths(Related related) {
        this.related = related;
    }

    Term term(Table table, List<UriResource> path, Terms terms) {
        Function<Scope, Row> start = Scope::row;
        if (path.get(0) instanceof UriResourceLambdaVariable variable) {
            start = scope -> scope.bound(variable.getVariableName());
        } else if (path.size() == 1
                && path.get(0) instanceof UriResourcePrimitiveProperty property
                && property.getProperty().getName().equals(table.key())) {
            return outermostKey(table);
        }
        return walk(path, start, terms);
    }

    private static Term outermostKey(Table table) {
        return table.set().isEmpty() ? Term.of(scope -> scope.row().id()) : Term.key();
    }

    private Term walk(List<UriResource> path, Function<Scope, Row> start, Terms terms) {
        Function<Scope, Row> row = start;
        for (int i = 0; i < path.size(); i++) {
            UriResource part = path.get(i);
            if (part instanceof UriResourcePrimitiveProperty property) {
                return property(row, property.getProperty().getName());
            }
            if (part instanceof UriResourceNavigation navigation) {
                String name = navigation.getProperty().getName();
                if (navigation.isCollection()) {
                    return lambda(path.get(path.size() - 1), row, name, terms);
                }
                row = navigate(row, name);
            }
        }
        throw Refusal.malformed("The path ends with no property.");
    }

    private static Term property(Function<Scope, Row> start, String name) {
        return Term.of(scope -> {
            Row row = start.apply(scope);
            Object value = row == null ? null : Properties.read(row, name);
            return value instanceof Ref ref ? ref.id() : value;
        });
    }

    private Function<Scope, Row> navigate(Function<Scope, Row> start, String name) {
        return scope -> {
            Row row = start.apply(scope);
            if (row == null) {
                return null;
            }
            Navigation navigation = row.table().navigation(name).orElseThrow();
            return related.one(row, navigation).orElse(null);
        };
    }

    private Term lambda(UriResource last, Function<Scope, Row> start, String name, Terms terms) {
        boolean any = last instanceof UriResourceLambdaAny;
        if (!any && !(last instanceof UriResourceLambdaAll)) {
            throw Refusal.malformed("The collection '" + name + "' can only be used with any or all.");
        }
        String variable = any
                ? ((UriResourceLambdaAny) last).getLambdaVariable()
                : ((UriResourceLambdaAll) last).getLambdaVariable();
        Expression expression =
                any ? ((UriResourceLambdaAny) last).getExpression() : ((UriResourceLambdaAll) last).getExpression();
        Term condition = expression == null ? Term.constant(true) : terms.of(expression);
        return Term.of(scope -> {
            Row row = start.apply(scope);
            Collection collection = row.table().collection(name).orElseThrow();
            java.util.Collection<Row> members = related.many(row, collection);
            Function<Row, Boolean> holds = member -> Boolean.TRUE.equals(condition.in(scope.inner(variable, member)));
            return any
                    ? members.stream().anyMatch(holds::apply)
                    : members.stream().allMatch(holds::apply);
        });
    }
}
