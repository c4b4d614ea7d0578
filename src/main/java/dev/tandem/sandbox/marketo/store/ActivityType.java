package dev.tandem.sandbox.marketo.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The activity types that every subscription has and that occur here; numbers and names as in live catalogues. */
public enum ActivityType {
    NEW_LEAD(12, "New Lead", "", "Created Date|Source Type", 0),
    CHANGE_DATA_VALUE(13, "Change Data Value", "Attribute Name", "New Value|Old Value|Reason|Source", 90),
    CHANGE_SCORE(22, "Change Score", "Score Name", "Change Value|New Value|Old Value|Reason", 90),
    ADD_TO_LIST(24, "Add to List", "List ID", "Source", 90),
    REMOVE_FROM_LIST(25, "Remove from List", "List ID", "Source", 90),
    MERGE_LEADS(32, "Merge Leads", "Lead ID", "Master Updated|Merge IDs|Merge Source", 0),
    ADD_TO_OPPORTUNITY(34, "Add to Opportunity", "Opportunity ID", "Is Primary|Role", 0),
    REMOVE_FROM_OPPORTUNITY(35, "Remove from Opportunity", "Opportunity ID", "Is Primary|Role", 0),
    UPDATE_OPPORTUNITY(36, "Update Opportunity", "Opportunity ID", "Attribute Name|New Value|Old Value", 90),
    DELETE_LEAD(37, "Delete Lead", "Lead ID", "", 14),
    REQUEST_CAMPAIGN(47, "Request Campaign", "Campaign ID", "Source", 90),
    CHANGE_PARTITION(100, "Change Lead Partition", "New Partition ID", "Old Partition|Reason", 0),
    PUSH_LEAD(145, "Push Lead to Marketo", "Program ID", "Source|Reason", 0);

    private static final Map<Integer, ActivityType> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ActivityType::id, Function.identity()));

    private final int id;
    private final String label;
    private final String primaryAttribute;
    private final String attributes;
    private final int keptDays;

    ActivityType(int id, String label, String primaryAttribute, String attributes, int keptDays) {
        this.id = id;
        this.label = label;
        this.primaryAttribute = primaryAttribute;
        this.attributes = attributes;
        this.keptDays = keptDays;
    }

    /** The type's number. */
    public int id() {
        return id;
    }

    /** The type's name. */
    public String label() {
        return label;
    }

    /** The name of the primary attribute; empty where the live catalogue has none. */
    public String primaryAttribute() {
        return primaryAttribute;
    }

    /** The names of the other attributes. */
    public List<String> attributes() {
        return attributes.isEmpty() ? List.of() : List.of(attributes.split("\\|", -1));
    }

    /** Whether an activity is not pruned yet. */
    public static boolean isKept(Activity activity, int now) {
        int days = keptDays(activity.typeId());
        return days == 0 || activity.at() >= now - Duration.ofDays(days).toSeconds();
    }

    /**
     * Days until an activity of the type with this number is pruned (Adobe, "Activities": 90, deletions 14); 0 for a
     * life beyond that.
     */
    private static int keptDays(int typeId) {
        ActivityType type = BY_ID.get(typeId);
        return type == null ? 0 : type.keptDays;
    }
}
