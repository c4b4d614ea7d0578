package dev.tandem.sandbox.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What security roles let the users of the imitated Dynamics do; everything, until it is taken from them (Microsoft,
 * "Security roles and privileges").
 */
public final class Rights {

    private final Set<String> tables;
    private final Map<Rule, Depth> rules = new ConcurrentHashMap<>();
    private final AtomicBoolean actsOnBehalf = new AtomicBoolean(true);
    private final AtomicBoolean hasRole = new AtomicBoolean(true);

    /**
     * Rights to these tables.
     *
     * @param tables the logical names of all tables there are
     */
    public Rights(Set<String> tables) {
        this.tables = Set.copyOf(tables);
    }

    /** What a role lets one do with the rows of a table. */
    public enum Privilege {
        CREATE("Create"),
        READ("Read"),
        WRITE("Write"),
        DELETE("Delete"),
        APPEND("Append"),
        APPEND_TO("AppendTo"),
        ASSIGN("Assign");

        private final String title;

        Privilege(String title) {
            this.title = title;
        }

        /** The part of the privilege's name between {@code prv} and the table, for example {@code AppendTo}. */
        public String title() {
            return title;
        }
    }

    /** With which rows a role lets one do it; each reaches what the one before it reaches. */
    public enum Depth {
        NONE,
        /** One's own rows, and those of one's teams. */
        USER,
        /** The rows of one's business unit. */
        BUSINESS_UNIT,
        /** The rows of one's business unit and of all those below it. */
        PARENT_CHILD,
        ORGANIZATION
    }

    /**
     * One privilege for one table.
     *
     * @param user the user it is about; empty for all application users
     */
    public record Rule(Optional<UUID> user, String table, Privilege privilege) {}

    /** Whether there is such a table. */
    public boolean knows(String table) {
        return tables.contains(table);
    }

    /** Gives a privilege this depth. */
    public void set(Rule rule, Depth depth) {
        rules.put(rule, depth);
    }

    /** All rules that were set. */
    public Map<Rule, Depth> rules() {
        return Map.copyOf(rules);
    }

    /** Whether no rule limits anybody. */
    public boolean unlimited() {
        return rules.values().stream().allMatch(Depth.ORGANIZATION::equals);
    }

    /**
     * How deep a user's privilege reaches: as the rule about that user says, else as the one about application users.
     *
     * @param application whether the user is an application user
     */
    public Depth depth(UUID user, boolean application, String table, Privilege privilege) {
        Depth own = rules.get(new Rule(Optional.of(user), table, privilege));
        if (own != null) {
            return own;
        }
        return application
                ? rules.getOrDefault(new Rule(Optional.empty(), table, privilege), Depth.ORGANIZATION)
                : Depth.ORGANIZATION;
    }

    /** Whether application users have {@code prvActOnBehalfOfAnotherUser}. */
    public boolean actsOnBehalf() {
        return actsOnBehalf.get();
    }

    /** Gives {@code prvActOnBehalfOfAnotherUser} to application users, or takes it. */
    public void actsOnBehalf(boolean may) {
        actsOnBehalf.set(may);
    }

    /** Whether application users have any security role. */
    public boolean hasRole() {
        return hasRole.get();
    }

    /** Gives application users a security role, or takes all from them. */
    public void hasRole(boolean has) {
        hasRole.set(has);
    }
}
