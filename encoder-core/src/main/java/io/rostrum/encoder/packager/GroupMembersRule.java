package io.rostrum.encoder.packager;

import io.rostrum.encoder.hls.AudioRendition;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Where there are several groups of sounds, each has the same members, with the same name, language and choice; only where they
 * lie and their channels differ (RFC 8216bis, 4.4.6.1.1). Else a language would vanish when a player changes rungs. */
final class GroupMembersRule implements Rule {
    @Override
    public String id() {
        return "group-members";
    }

    @Override
    public String clause() {
        return "RFC 8216bis 4.4.6.1.1";
    }

    @Override
    public void check(PackageView view, Consumer<Problem> problems) {
        for (Programme programme : view.programmes) {
            Map<String, Set<String>> groups = new TreeMap<>();
            for (AudioRendition audio : programme.playlist().audio()) {
                groups.computeIfAbsent(audio.groupId(), id -> new TreeSet<>()).add(member(audio));
            }
            Map.Entry<String, Set<String>> first = null;
            for (Map.Entry<String, Set<String>> group : groups.entrySet()) {
                first = first == null ? group : first;
                if (!group.getValue().equals(first.getValue())) {
                    problems.accept(Problem.error(
                            this,
                            programme.file(),
                            "The group " + group.getKey() + " has the members " + group.getValue() + ", the group "
                                    + first.getKey() + " has " + first.getValue() + "."));
                }
            }
        }
    }

    private static String member(AudioRendition audio) {
        return audio.name() + " (" + audio.language() + (audio.isDefault() ? ", default" : "")
                + (audio.autoselect() ? "" : ", not chosen by itself") + ")";
    }
}
