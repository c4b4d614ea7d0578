package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.marketo.store.ActivityContent.Attribute;
import dev.tandem.sandbox.marketo.store.ActivityContent.Detailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What persons are told of opportunities in which they play a role: that they were added, that they were removed, and
 * each changed field. Which attributes these activities have is not published; these are plausible ones.
 */
final class OpportunityActivities {

    private final ActivityLog activities;
    private final Table opportunities;
    private final Table roles;
    private final Field name;
    private final Field key;
    private final Field roleOpportunity;
    private final Field rolePerson;
    private final Field role;
    private final Field primary;

    OpportunityActivities(ActivityLog activities, Table opportunities, Table roles) {
        this.activities = activities;
        this.opportunities = opportunities;
        this.roles = roles;
        this.name = opportunities.schema().require("name");
        this.key = opportunities.schema().require("externalOpportunityId");
        this.roleOpportunity = roles.schema().require("externalOpportunityId");
        this.rolePerson = roles.schema().require("leadId");
        this.role = roles.schema().require("role");
        this.primary = roles.schema().require("isPrimary");
    }

    ObjectEvents ofOpportunities() {
        return new ObjectEvents() {
            @Override
            public void changed(Row opportunity, Field field, Object before, Author author, int at) {
                if (opportunity.get(key.slot()) != null) {
                    tell(opportunity, field, before, author, at);
                }
            }
        };
    }

    ObjectEvents ofRoles() {
        return new ObjectEvents() {
            @Override
            public void created(Row added, Author author, int at) {
                tell(ActivityType.ADD_TO_OPPORTUNITY, added, author, at);
            }

            @Override
            public void deleted(Row removed, Author author, int at) {
                tell(ActivityType.REMOVE_FROM_OPPORTUNITY, removed, author, at);
            }
        };
    }

    private void tell(Row opportunity, Field field, Object before, Author author, int at) {
        List<Attribute> attributes = new ArrayList<>(3);
        attributes.add(new Attribute("", "Attribute Name", field.label()));
        addValue(attributes, "New Value", opportunity.get(field.slot()));
        addValue(attributes, "Old Value", before);
        ActivityContent content = content(opportunity, attributes);
        for (int person : personsOf(opportunity)) {
            activities.add(ActivityType.UPDATE_OPPORTUNITY.id(), person, at, author, content);
        }
    }

    private Set<Integer> personsOf(Row opportunity) {
        return roles.find(roleOpportunity, opportunity.get(key.slot()).toString()).stream()
                .map(each -> (Integer) each.get(rolePerson.slot()))
                .collect(Collectors.toSet());
    }

    private void tell(ActivityType type, Row subject, Author author, int at) {
        List<Attribute> attributes = new ArrayList<>(2);
        addValue(attributes, "Is Primary", subject.get(primary.slot()));
        addValue(attributes, "Role", subject.get(role.slot()));
        opportunities.find(key, subject.get(roleOpportunity.slot()).toString()).stream()
                .findFirst()
                .ifPresent(opportunity -> activities.add(
                        type.id(),
                        (Integer) subject.get(rolePerson.slot()),
                        at,
                        author,
                        content(opportunity, attributes)));
    }

    private Detailed content(Row opportunity, List<Attribute> attributes) {
        return new Detailed(
                opportunity.id(), Objects.toString(opportunity.get(name.slot()), ""), List.copyOf(attributes));
    }

    private static void addValue(List<Attribute> attributes, String label, Object value) {
        if (value != null) {
            attributes.add(new Attribute("", label, value));
        }
    }
}
