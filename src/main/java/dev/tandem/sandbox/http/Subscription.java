package dev.tandem.sandbox.http;

/**
 * What the administrators of the imitated Marketo subscription decide.
 *
 * @param nativeCrm whether a native CRM sync owns objects
 * @param changeFeed how the change feed behaves
 * @param services who may call, and what they may do
 * @param partitions the partitions of persons
 * @param campaigns the smart campaigns
 * @param allowances how much it may be used
 * @param openPoints how Marketo behaves where Adobe documents nothing
 */
public record Subscription(
        NativeCrm nativeCrm,
        ChangeFeed changeFeed,
        CustomServices services,
        LeadPartitions partitions,
        Campaigns campaigns,
        AllowanceBook allowances,
        OpenPoints openPoints) {

    /** A subscription without services or native sync, whose change feed has these oddities. */
    public static Subscription with(FeedOddities oddities, OpenPoints openPoints) {
        return new Subscription(
                new NativeCrm(),
                new ChangeFeed(oddities),
                new CustomServices(),
                new LeadPartitions(),
                new Campaigns(),
                new AllowanceBook(),
                openPoints);
    }
}
