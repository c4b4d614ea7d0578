package dev.tandem.sandbox.control;

import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.http.Api;
import dev.tandem.sandbox.http.Circumstances;
import dev.tandem.sandbox.http.Journal;
import dev.tandem.sandbox.http.Office;
import dev.tandem.sandbox.http.Quotas;
import dev.tandem.sandbox.office.SimulatedOffice;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * All that the control paths move.
 *
 * @param journal the last calls
 * @param people who edit both systems by themselves
 * @param offices by the part of the path that names them
 * @param settings what a client of the sandbox needs to know, by the names of the client's settings
 */
public record ControlDesk(
        Statistics statistics,
        Journal journal,
        Faults faults,
        List<Api> apis,
        SandboxClock clock,
        List<Quotas> quotas,
        Circumstances circumstances,
        Seeding seeding,
        Supplier<Map<String, String>> settings,
        SimulatedOffice people,
        Map<String, Office> offices) {

    /** The control paths for it. */
    public ControlApi open() {
        return new ControlApi(
                List.of(
                        new SettingsLever(settings),
                        new StatisticsLever(statistics),
                        new JournalLever(journal),
                        new FaultsLever(faults, apis),
                        new ClockLever(clock),
                        new QuotasLever(quotas),
                        new OrganizationLever(circumstances.organizations()),
                        new SubscriptionLever(circumstances.subscriptions()),
                        new NativeCrmLever(circumstances.subscription().nativeCrm()),
                        new PrivilegesLever(circumstances.rights()),
                        new FeedLever(circumstances.subscription().changeFeed()),
                        new ServicesLever(circumstances.subscription().services()),
                        new PartitionsLever(circumstances.subscription().partitions()),
                        new CampaignsLever(circumstances.subscription().campaigns()),
                        new AllowancesLever(circumstances.subscription().allowances()),
                        new SchemaLever(circumstances.columns(), circumstances.fields()),
                        new OpenPointsLever(circumstances.openPoints()),
                        new ServiceLimitsLever(circumstances.limits()),
                        new SeedLever(seeding),
                        new OfficeLever(people)),
                offices);
    }
}
