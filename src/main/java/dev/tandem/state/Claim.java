package dev.tandem.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** One record's claim on one Marketo id: what both links and intents hold at most once on each side. */
record Claim(String stream, UUID recordId, String object, String marketoId) {

    boolean sameRecordAs(Claim other) {
        return stream.equals(other.stream) && recordId.equals(other.recordId);
    }

    /** Hands each Marketo id that two different records claim to {@code clash}: the first claimant, then the second. */
    static void findClash(Collection<Claim> held, Collection<Claim> wanted, Clash clash) {
        Map<String, Claim> byMarketoId = new HashMap<>();
        held.forEach(claim -> byMarketoId.put(claim.key(), claim));
        for (Claim claim : wanted) {
            Claim first = byMarketoId.putIfAbsent(claim.key(), claim);
            if (first != null && !first.sameRecordAs(claim)) {
                clash.between(first, claim);
            }
        }
    }

    /** The claimed Marketo ids, by object. */
    static Map<String, List<String>> marketoIdsByObject(Collection<Claim> claims) {
        return claims.stream()
                .collect(Collectors.groupingBy(
                        Claim::object, TreeMap::new, Collectors.mapping(Claim::marketoId, Collectors.toList())));
    }

    private String key() {
        return object + "\0" + marketoId;
    }

    /** What becomes of a Marketo id that two records claim. */
    @FunctionalInterface
    interface Clash {
        void between(Claim holder, Claim claimant);
    }
}
