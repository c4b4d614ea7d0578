package dev.tandem.operations;

import dev.tandem.dynamics.Column;
import dev.tandem.dynamics.DynamicsForbidden;
import dev.tandem.dynamics.DynamicsRefused;
import dev.tandem.dynamics.DynamicsTokens;
import dev.tandem.dynamics.Selection;
import dev.tandem.dynamics.Table;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.Environment;
import dev.tandem.sync.Fit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps of the set-up that lie in Dynamics. */
final class DynamicsChecks {

    private final List<StreamDefinition> streams;
    private final Set<String> enabled;
    private final Systems systems;
    private final Environment environment;

    /**
     * @param streams all streams; their tables must be there
     * @param enabled the names of those that are kept in sync, whose tables are read
     */
    DynamicsChecks(List<StreamDefinition> streams, Set<String> enabled, Systems systems, Environment environment) {
        this.streams = List.copyOf(streams);
        this.enabled = Set.copyOf(enabled);
        this.systems = systems;
        this.environment = environment;
    }

    /** Whether Dynamics answers and knows who we are. */
    Optional<Environment> environment(Checklist checklist) {
        Optional<DynamicsTokens> token = checklist.step(
                "Microsoft Entra accepts the credentials (dynamics.tenant-id, dynamics.client-id)", findings -> {
                    Objects.requireNonNull(systems.dynamicsTokens().bearer());
                    return systems.dynamicsTokens();
                });
        return checklist.step(
                "Dynamics answers at dynamics.url and knows the API user",
                findings -> {
                    environment.look();
                    return environment;
                },
                token);
    }

    /** Whether the tables of the streams are there, track changes and may be read; the tables that are there. */
    Optional<Map<String, Table>> tables(Checklist checklist, Optional<Environment> answers) {
        Optional<Map<String, Table>> tables =
                checklist.step("The tables of the streams are there", this::find, answers);
        checklist.step(
                "Their changes are tracked",
                findings -> {
                    indispensable().forEach(stream -> Fit.untracked(stream, tables.orElseThrow())
                            .ifPresent(findings::add));
                    return tables;
                },
                tables);
        checklist.step(
                "The API user may read them at organization level",
                findings -> {
                    byTable(tables.orElseThrow()).forEach((table, selection) -> read(table, selection)
                            .ifPresent(findings::add));
                    return tables;
                },
                tables);
        return tables;
    }

    private Map<String, Table> find(List<String> findings) {
        Map<String, Table> tables = systems.dynamics()
                .tables(streams.stream()
                        .map(stream -> stream.dynamics().table())
                        .distinct()
                        .toList());
        indispensable().forEach(stream -> Fit.absent(stream, tables).ifPresent(findings::add));
        return tables;
    }

    /** An optional stream without its table is left out, which needs no repair. */
    private Stream<StreamDefinition> indispensable() {
        return streams.stream().filter(stream -> !stream.optional());
    }

    /** What is asked of each table that is there and tracks changes: the columns of the first stream that reads it. */
    private Map<Table, Selection> byTable(Map<String, Table> tables) {
        Map<Table, Selection> selections = new LinkedHashMap<>();
        for (StreamDefinition stream : streams) {
            Table table = tables.get(stream.dynamics().table());
            if (table != null && table.changeTracking() && enabled.contains(stream.name())) {
                selections.putIfAbsent(table, selection(stream, table));
            }
        }
        return selections;
    }

    private static Selection selection(StreamDefinition stream, Table table) {
        List<Column> columns = stream.towardsMarketo()
                .map(MappingLine::column)
                .map(table.columns()::get)
                .filter(column -> column != null && column.readable())
                .distinct()
                .toList();
        return new Selection(
                table.entitySet(),
                table.primaryId(),
                columns.stream().map(Column::name).toList(),
                columns.stream().filter(Column::isLookup).map(Column::name).collect(Collectors.toSet()),
                false);
    }

    /**
     * Asks as a first copy would. Dataverse refuses to track changes for a user whose right to read is not that of the
     * whole organization, where an ordinary read would silently show fewer rows (Dataverse reference, sections 5 and 9.1).
     */
    private Optional<String> read(Table table, Selection selection) {
        try {
            systems.oneRow().startTracking(selection);
            return Optional.empty();
        } catch (DynamicsForbidden forbidden) {
            return Optional.of("The API user may not read the table " + table.logicalName()
                    + " at organization level; give its security role the privilege "
                    + (forbidden.privilege().isEmpty() ? "to read it" : forbidden.privilege())
                    + " for the whole organization.");
        } catch (DynamicsRefused refused) {
            return Optional.of("The table " + table.logicalName() + " cannot be read: " + refused.getMessage());
        }
    }
}
