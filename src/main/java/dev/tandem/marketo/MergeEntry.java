package dev.tandem.marketo;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Merge Leads activity (type 32) tells. Adobe documents neither the name of the attribute that lists the merged
 * persons nor the form of the list (reference: Change feed, 7.5), so any name like {@code Merge IDs} and any list of
 * numbers will do.
 */
public final class MergeEntry {

    /** A name in lower case, without blanks and signs. */
    private static final Pattern NAME =
            Pattern.compile("merged?(lead|person|people|record)?s?ids?|losingids?|loserids?");

    private static final Pattern ID = Pattern.compile("\\d+");

    private MergeEntry() {}

    /** The ids of the persons that are no more, in the order of the list; empty when the entry does not tell. */
    public static Set<String> losers(FeedEntry merge) {
        Set<String> losers = new LinkedHashSet<>();
        for (Map.Entry<String, String> attribute : merge.attributes().entrySet()) {
            if (NAME.matcher(plain(attribute.getKey())).matches()) {
                Matcher id = ID.matcher(attribute.getValue());
                while (id.find()) {
                    losers.add(id.group());
                }
            }
        }
        losers.remove(merge.personId());
        return losers;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
