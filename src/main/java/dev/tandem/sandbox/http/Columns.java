package dev.tandem.sandbox.http;

import java.util.List;
import java.util.Set;

/** What a customizer changes about the tables of the imitated Dynamics organization. */
public interface Columns {

    /** The dropped columns as {@code table.column}. */
    Set<String> dropped();

    /**
     * Deletes a column with its values.
     *
     * @throws IllegalArgumentException with a sentence if that cannot be done
     */
    void drop(String table, String column);

    /**
     * Makes a dropped column anew, without values.
     *
     * @throws IllegalArgumentException with a sentence if it was not dropped
     */
    void add(String table, String column);

    /**
     * Deletes an option, whose number rows keep.
     *
     * @throws IllegalArgumentException with a sentence if there is none
     */
    void dropOption(String table, String column, int value);

    /**
     * Adds an option.
     *
     * @throws IllegalArgumentException with a sentence if that cannot be done
     */
    void addOption(String table, String column, int value, String label);

    /**
     * Makes every delta token of a table that was given until now expire, as has been seen after a change of metadata.
     *
     * @throws IllegalArgumentException with a sentence if there is no such table
     */
    void expireTokens(String table);

    /**
     * Switches change tracking of a table on, or off as if nobody had ever switched it on.
     *
     * @throws IllegalArgumentException with a sentence if there is no such table
     */
    void track(String table, boolean tracked);

    /**
     * Defines an alternate key.
     *
     * @throws IllegalArgumentException with a sentence if that cannot be done
     */
    void addKey(String table, List<String> columns);

    /**
     * Secures a column.
     *
     * @param access what the column security profile of application users allows: {@code none}, {@code read}, {@code
     *     update}; {@code open} for a column that is not secured
     * @throws IllegalArgumentException with a sentence if there is no such column or access
     */
    void secure(String table, String column, String access);

    /**
     * Says whether a table has {@code CreateMultiple} and its siblings.
     *
     * @throws IllegalArgumentException with a sentence if there is no such table
     */
    void bulkActions(String table, boolean available);
}
