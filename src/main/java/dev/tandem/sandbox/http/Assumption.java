package dev.tandem.sandbox.http;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the imitated Marketo takes for true where Adobe documents nothing, or says two things: one switch for each, so that
 * a later finding changes a default and no code. The numbers are those of the reference's section 20.
 */
public enum Assumption {
    /** A call without any token is refused with 600 (1); otherwise with 601. */
    NO_TOKEN_IS_600("noTokenIs600", true),
    /** The token is taken from the parameter access_token, too, which Adobe withdraws (section 2). */
    TOKEN_PARAMETER_TAKEN("tokenParameterTaken", false),
    /** Calls that were refused with 606, 607 or 615 count towards the rate (4). */
    REFUSED_CALLS_COUNT("refusedCallsCount", false),
    /** Get Lead by Id of an unknown id is refused with 1004 (6); otherwise its result is empty. */
    UNKNOWN_LEAD_REFUSED("unknownLeadRefused", true),
    /** A record that writes a read-only field is skipped with 1003 (11); otherwise the field is ignored. */
    READ_ONLY_FIELDS_REFUSED("readOnlyFieldsRefused", true),
    /** Text that is too long skips its record with 1001 (section 15); otherwise it is cut. */
    LONG_TEXT_REFUSED("longTextRefused", true),
    /** An empty text clears a field of a person, as null does (12); otherwise it changes nothing. */
    EMPTY_TEXT_CLEARS("emptyTextClears", true),
    /** An empty cell of an import file clears its field (13); otherwise it changes nothing. */
    EMPTY_CELL_CLEARS("emptyCellClears", false),
    /** Text that is too long is cut by an import of persons, with a warning (13); otherwise its row fails. */
    IMPORT_CUTS_LONG_TEXT("importCutsLongText", true),
    /** An unknown company or sales person skips the person with 1003 (15); otherwise the key is taken as it is. */
    UNKNOWN_LINK_REFUSED("unknownLinkRefused", true),
    /** A company that persons or opportunities name cannot be deleted, 1022 (17). */
    USED_COMPANY_KEPT("usedCompanyKept", true),
    /** A cleared value is null in lead changes (22); otherwise it is left out. */
    CLEARED_VALUE_IS_NULL("clearedValueIsNull", true),
    /** The lead changes of one person, author and second are one entry with several fields (22). */
    CHANGES_JOINED("changesJoined", false),
    /** Activities have a numeric id beside their GUID (section 7.4). */
    ACTIVITIES_HAVE_IDS("activitiesHaveIds", true),
    /** A value that is written again is told as a change, and touches the person (24). */
    SAME_VALUE_TOLD("sameValueTold", false),
    /** Imports of persons and of custom objects share one queue of ten (29). */
    IMPORTS_SHARE_QUEUE("importsShareQueue", true),
    /** Usage calls consume quota (30). */
    USAGE_CALLS_COUNT("usageCallsCount", true),
    /** A requested field without value is null in the rows of persons (31); otherwise it is left out. */
    NULL_FIELDS_SHOWN("nullFieldsShown", true),
    /** Upserts that overlap in time do not see each other's new persons, so both create (section 6.4). */
    OVERLAPPING_UPSERTS_RACE("overlappingUpsertsRace", false),
    /** Extracts of persons and custom objects may filter by updatedAt (section 11.3); otherwise 1035. */
    EXTRACT_BY_UPDATED_AT("extractByUpdatedAt", true),
    /** The attributes of an extracted activity are a JSON object (section 11.4); otherwise a list of pairs. */
    EXTRACT_ATTRIBUTES_AS_OBJECT("extractAttributesAsObject", true),
    /** The files of extracts are kept for seven days (section 11.1); otherwise for ten. */
    EXTRACT_FILES_KEPT_SEVEN_DAYS("extractFilesKeptSevenDays", true),
    /** The status of an extract is renewed once in 60 seconds (section 3); otherwise at once. */
    EXTRACT_STATUS_BY_MINUTE("extractStatusByMinute", true);

    private final String switchName;
    private final boolean byDefault;

    Assumption(String switchName, boolean byDefault) {
        this.switchName = switchName;
        this.byDefault = byDefault;
    }

    /** The name of the switch in the control call. */
    public String switchName() {
        return switchName;
    }

    /** Whether it is taken for true unless somebody says otherwise. */
    public boolean byDefault() {
        return byDefault;
    }

    /** The assumption with the given switch. */
    public static Optional<Assumption> of(String switchName) {
        return Arrays.stream(values())
                .filter(each -> each.switchName.equals(switchName))
                .findFirst();
    }
}
