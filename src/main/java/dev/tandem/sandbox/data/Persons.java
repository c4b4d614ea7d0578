package dev.tandem.sandbox.data;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The persons that Marketo has before the first sync. */
final class Persons {

    private static final List<String> SOURCES = List.of("Web page", "Trade Show", "Webinar", "List import");

    private final World world;
    private final Contacts contacts;

    Persons(World world, Contacts contacts) {
        this.world = world;
        this.contacts = contacts;
    }

    void write(PersonSink sink) {
        for (int i = 0; i < world.sizes().marketoOnly(); i++) {
            Draw draw = world.draw("person", i);
            Who who = Who.draw(draw, world.words());
            sink.person(person(draw, who, who.email("m", i), i));
        }
        for (int i = 0; i < world.sizes().adoptable(); i++) {
            int contact = Contacts.adoptable(i);
            Draw draw = world.draw("adoptable person", i);
            String email = contacts.email(contact).orElseThrow();
            sink.person(person(draw, contacts.who(contact), email, world.sizes().marketoOnly() + i));
        }
    }

    private Map<String, Object> person(Draw draw, Who who, String email, int order) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("createdAt", created(order));
        fields.put("email", email);
        fields.put("firstName", who.firstName());
        fields.put("lastName", who.lastName());
        put(fields, draw, "title", draw.pick(world.words().jobTitles()));
        put(fields, draw, "company", draw.pick(world.words().companies()));
        put(fields, draw, "phone", draw.pick(who.culture().phones()));
        put(fields, draw, "address", draw.pick(who.culture().streets()));
        put(fields, draw, "city", draw.pick(who.culture().cities()));
        put(fields, draw, "country", who.culture().country());
        put(fields, draw, "postalCode", draw.pick(who.culture().postalCodes()));
        put(fields, draw, "leadSource", draw.pick(SOURCES));
        put(fields, draw, "leadScore", draw.below(100));
        if (draw.isEach(10, 3)) {
            fields.put("unsubscribed", true);
        }
        return fields;
    }

    /** The persons came one a minute, the last of them a day ago. */
    private Instant created(int order) {
        int later = world.sizes().marketoOnly() + world.sizes().adoptable() - order;
        return world.now().minus(Duration.ofDays(1)).minus(Duration.ofMinutes(later));
    }

    private static void put(Map<String, Object> fields, Draw draw, String field, Object value) {
        if (draw.chance(70)) {
            fields.put(field, value);
        }
    }
}
