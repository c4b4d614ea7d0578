package dev.tandem.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The smart campaigns of the imitated Marketo, which only marketers make. Thread-safe. */
public final class Campaigns {

    private static final int FIRST = 1001;

    private final List<Campaign> all = new ArrayList<>();

    /**
     * A smart campaign.
     *
     * @param id its number
     * @param name its name
     * @param triggered whether it waits for requests of the API; otherwise it runs as a batch
     * @param active whether it runs at all
     */
    public record Campaign(int id, String name, boolean triggered, boolean active) {}

    /** Makes a campaign. */
    public synchronized Campaign add(String name, boolean triggered, boolean active) {
        Campaign campaign = new Campaign(FIRST + all.size(), name, triggered, active);
        all.add(campaign);
        return campaign;
    }

    /** All campaigns. */
    public synchronized List<Campaign> all() {
        return List.copyOf(all);
    }

    /** The campaign with this number. */
    public synchronized Optional<Campaign> find(long id) {
        return all.stream().filter(each -> each.id() == id).findFirst();
    }
}
