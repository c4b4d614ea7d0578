package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.olingo.commons.api.edm.EdmEnumType;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.commons.api.ex.ODataException;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitException;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitor;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;

/** Turns a parsed expression about the rows of one table into a {@link Term}. */
final class Terms implements ExpressionVisitor<Term> {

    private final Table table;
    private final Paths paths;
    private final Map<String, Expression> aliases;

    Terms(Table table, Paths paths, Map<String, Expression> aliases) {
        this.table = table;
        this.paths = paths;
        this.aliases = aliases;
    }

    Term of(Expression expression) {
        try {
            return expression.accept(this);
        } catch (ODataException e) {
            throw Refusal.malformed("The query expression is not supported.");
        }
    }

    @Override
    public Term visitBinaryOperator(BinaryOperatorKind operator, Term left, Term right) {
        return switch (operator) {
            case AND ->
                Term.within(
                        scope -> isTrue(left, scope) && isTrue(right, scope),
                        left.keys().isPresent() ? left.keys() : right.keys());
            case OR -> Term.within(scope -> isTrue(left, scope) || isTrue(right, scope), both(left, right));
            case EQ -> equal(left, right);
            case NE -> Term.of(scope -> Comparing.compare(left.in(scope), right.in(scope)) != 0);
            case GT -> ordered(left, right, order -> order > 0);
            case GE -> ordered(left, right, order -> order >= 0);
            case LT -> ordered(left, right, order -> order < 0);
            case LE -> ordered(left, right, order -> order <= 0);
            default -> throw Refusal.malformed("The operator '" + operator + "' is not supported.");
        };
    }

    @Override
    public Term visitBinaryOperator(BinaryOperatorKind operator, Term left, List<Term> right) {
        if (operator != BinaryOperatorKind.IN) {
            throw Refusal.malformed("The operator '" + operator + "' is not supported.");
        }
        Set<Object> values = right.stream()
                .map(Term::literal)
                .filter(Objects::nonNull)
                .map(Comparing::canonical)
                .collect(Collectors.toSet());
        Optional<Set<UUID>> keys = left.isKey()
                ? Optional.of(values.stream()
                        .filter(UUID.class::isInstance)
                        .map(UUID.class::cast)
                        .collect(Collectors.toSet()))
                : Optional.empty();
        return Term.within(scope -> values.contains(Comparing.canonical(left.in(scope))), keys);
    }

    @Override
    public Term visitUnaryOperator(UnaryOperatorKind operator, Term operand) {
        if (operator != UnaryOperatorKind.NOT) {
            throw Refusal.malformed("The operator '" + operator + "' is not supported.");
        }
        return Term.of(scope -> !isTrue(operand, scope));
    }

    @Override
    public Term visitMethodCall(MethodKind method, List<Term> parameters) {
        return switch (method) {
            case CONTAINS -> like(parameters, true, true);
            case STARTSWITH -> like(parameters, false, true);
            case ENDSWITH -> like(parameters, true, false);
            default -> throw new Refusal(400, "0x80060888", "The function '" + method + "' is not supported.");
        };
    }

    @Override
    public Term visitLambdaExpression(String function, String variable, Expression expression)
            throws ExpressionVisitException, ODataApplicationException {
        return expression == null ? Term.constant(true) : expression.accept(this);
    }

    @Override
    public Term visitLiteral(Literal literal) {
        return Term.constant(Literals.value(literal.getText(), literal.getType()));
    }

    @Override
    public Term visitMember(Member member) {
        return paths.term(table, member.getResourcePath().getUriResourceParts(), this);
    }

    @Override
    public Term visitAlias(String name) throws ExpressionVisitException, ODataApplicationException {
        Expression expression = aliases.get(name.startsWith("@") ? name.substring(1) : name);
        if (expression == null) {
            throw Refusal.malformed("The parameter alias '" + name + "' has no value.");
        }
        return expression.accept(this);
    }

    @Override
    public Term visitTypeLiteral(EdmType type) {
        throw Refusal.malformed("A type is not supported in a query expression.");
    }

    @Override
    public Term visitLambdaReference(String variable) {
        throw Refusal.malformed("The variable '" + variable + "' is not supported by itself.");
    }

    @Override
    public Term visitEnum(EdmEnumType type, List<String> values) {
        throw Refusal.malformed("An enumeration is not supported in a query expression.");
    }

    private static Term equal(Term left, Term right) {
        Function<Scope, Object> condition = scope -> Comparing.compare(left.in(scope), right.in(scope)) == 0;
        Term key = left.isKey() ? left : right;
        Object other = key.isKey() ? (key == left ? right : left).literal() : null;
        return Term.within(condition, other instanceof UUID id ? Optional.of(Set.of(id)) : Optional.empty());
    }

    private static Term ordered(Term left, Term right, Predicate<Integer> wanted) {
        return Term.of(scope -> {
            Object one = left.in(scope);
            Object two = right.in(scope);
            return one != null && two != null && wanted.test(Comparing.compare(one, two));
        });
    }

    private static Term like(List<Term> parameters, boolean anyBefore, boolean anyAfter) {
        if (!(parameters.get(1).literal() instanceof String pattern)) {
            throw Refusal.malformed("The second parameter of a text function must be a text.");
        }
        Predicate<String> likeness = Likeness.of(pattern, anyBefore, anyAfter);
        Term text = parameters.get(0);
        return Term.of(scope -> text.in(scope) instanceof String value && likeness.test(value));
    }

    private static Optional<Set<UUID>> both(Term left, Term right) {
        if (left.keys().isEmpty() || right.keys().isEmpty()) {
            return Optional.empty();
        }
        Set<UUID> union = new HashSet<>(left.keys().get());
        union.addAll(right.keys().get());
        return Optional.of(union);
    }

    private static boolean isTrue(Term term, Scope scope) {
        return Boolean.TRUE.equals(term.in(scope));
    }
}
