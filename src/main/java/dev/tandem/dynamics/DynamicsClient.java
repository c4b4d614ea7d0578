package dev.tandem.dynamics;

import dev.tandem.governor.ShareSpent;
import dev.tandem.governor.Urgency;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The typed client of the Dataverse Web API. Every method may throw a {@link DynamicsFailure}, or a
 * {@link ShareSpent}; retries have happened by
 * then. Thread-safe.
 */
public final class DynamicsClient {

    /** The largest page that Dataverse gives for standard tables. */
    public static final int LARGEST_PAGE = 5000;

    private final DynamicsTransport plain;
    private final int pageSize;
    private final OrganizationReader organizations;
    private final TableReader tables;
    private final RowReader rows;
    private final RowWriter writer;
    private final TotalsReader totals;
    private final AssociationReader associations;

    /** A client with pages of {@value #LARGEST_PAGE} rows. */
    public DynamicsClient(DynamicsTransport transport) {
        this(transport, LARGEST_PAGE);
    }

    /**
     * @param pageSize rows a page, 1 to {@value #LARGEST_PAGE}
     */
    public DynamicsClient(DynamicsTransport transport, int pageSize) {
        this(transport, transport, pageSize);
    }

    private DynamicsClient(DynamicsTransport plain, DynamicsTransport transport, int pageSize) {
        this.plain = plain;
        this.pageSize = pageSize;
        this.organizations = new OrganizationReader(transport);
        this.tables = new TableReader(transport);
        this.rows = new RowReader(transport, pageSize);
        this.writer = new RowWriter(transport, rows);
        this.totals = new TotalsReader(transport);
        this.associations = new AssociationReader(transport, rows);
    }

    /** The same client for requests of that urgency; without it they are live. */
    public DynamicsClient with(Urgency urgency) {
        return new DynamicsClient(plain, request -> plain.send(request.withUrgency(urgency)), pageSize);
    }

    /**
     * The environment that answers.
     *
     * @param impatient true if the request is not to be retried
     */
    public Organization organization(boolean impatient) {
        return organizations.current(impatient);
    }

    /** The id of the API user's own {@code systemuser} row, the author of everything Tandem writes. */
    public UUID whoAmI() {
        return organizations.whoAmI();
    }

    /** The metadata of the tables, by logical name; a table that does not exist is absent. One request in all. */
    public Map<String, Table> tables(Collection<String> logicalNames) {
        return tables.read(logicalNames);
    }

    /**
     * About how many rows the tables hold, by logical name: from a snapshot that may be 24 hours old. One request in all,
     * not retried.
     */
    public Map<String, Long> totals(Collection<String> logicalNames) {
        return totals.read(logicalNames);
    }

    /** The first page of all rows, with change tracking: the last page carries a delta link. */
    public RowPage startTracking(Selection selection) {
        return rows.startTracking(selection);
    }

    /** The page behind a nextLink or deltaLink, which must have been made with the same selection. */
    public RowPage follow(String link, Selection selection) {
        return rows.follow(link, selection);
    }

    /** The first page of the rows modified at that instant or later, oldest first. */
    public RowPage modifiedSince(Selection selection, Instant since) {
        return rows.modifiedSince(selection, since);
    }

    /**
     * The first page of all rows, each with the ids of the rows that are joined to it: a {@code List<UUID>}, in order,
     * under the association's name.
     */
    public RowPage joined(Selection selection, Association association) {
        return associations.first(selection, association);
    }

    /** The page behind the nextLink of a page of {@link #joined}. */
    public RowPage followJoined(String link, Selection selection, Association association) {
        return associations.page(link, selection, association);
    }

    /** The rows with these ids, in no order; ids without a readable row are left out. */
    public List<Row> rows(Selection selection, Collection<UUID> ids) {
        return rows.byId(selection, ids);
    }

    /** The rows whose text column equals the text, in no order; Dataverse compares without regard to case. */
    public List<Row> rows(Selection selection, String column, String text) {
        return rows.withText(selection, column, text);
    }

    /** Those of the ids whose row does not exist: a look at each answered 404. */
    public Set<UUID> gone(Selection selection, Collection<UUID> ids) {
        return rows.gone(selection, ids);
    }

    /**
     * Changes rows, each for itself. A failure leaves open which of them were changed; with versions a repeated change
     * finds the row {@link RowOutcome.Moved}.
     *
     * @param selection the table, and what to read of the changed rows
     * @param patches any number
     * @return one outcome a row, in order
     */
    public List<RowOutcome> update(Selection selection, List<RowPatch> patches) {
        return writer.update(selection, patches);
    }

    /**
     * Creates rows, each for itself, as {@link #update} changes them; a repeated create is
     * {@link RowOutcome.AlreadyThere}.
     */
    public List<RowOutcome> create(Selection selection, List<RowDraft> drafts) {
        return writer.create(selection, drafts);
    }

    /** Deletes rows, each for itself, as {@link #update} changes them; of one that is deleted the outcome is {@link RowOutcome.Gone}. */
    public List<RowOutcome> delete(Selection selection, List<RowVersion> versions) {
        return writer.delete(selection, versions);
    }
}
