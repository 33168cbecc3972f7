package org.chengxin.api.subjects;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.chengxin.api.records.Erased;
import org.chengxin.api.records.Sight;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.profile.ArchiveState;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.jspecify.annotations.Nullable;

/**
 * A subject as it is read over the API.
 *
 * @param state whether the archive is open, restricted to storage or erased
 * @param successions what became of a body: names it had and who took over, in the order of the ledger
 * @param masked whether name and identifiers of a natural person are shown in part only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubjectRead(
        SubjectId subjectId,
        SubjectKind kind,
        String name,
        List<SubjectWrite.IdentifierJson> identifiers,
        @Nullable String regionCode,
        @Nullable String noCodeReason,
        ArchiveState state,
        boolean masked,
        List<SuccessionRead> successions,
        long position)
        implements OfSubject {

    /** The subject as {@code actor} may see it. */
    public static SubjectRead of(SubjectRow row, Actor actor) {
        SubjectRegistered s = row.subject();
        boolean masked = s.kind().isNaturalPerson() && !Sight.ofIdentity(actor, row);
        return new SubjectRead(
                s.subjectId(),
                s.kind(),
                name(s.name(), masked),
                s.identifiers().stream()
                        .map(i -> new SubjectWrite.IdentifierJson(i.scheme(), code(i, masked)))
                        .toList(),
                s.regionCode(),
                s.noCodeReason(),
                row.state(),
                masked,
                row.successions().stream().map(SuccessionRead::of).toList(),
                row.lastPosition());
    }

    /** By what a body ended; absent while it is there. */
    @JsonIgnore
    public @Nullable SuccessionRead ended() {
        return successions.stream().filter(s -> s.kind().ends()).findFirst().orElse(null);
    }

    private static String name(SubjectName name, boolean masked) {
        return masked && !name.isErased() ? maskName(name.value()) : Erased.shown(name);
    }

    private static String code(Identifier identifier, boolean masked) {
        return identifier.isErased()
                ? Erased.wording()
                : masked ? CitizenId.mask(identifier.value()) : identifier.value();
    }

    /** The surname's first character and an asterisk for each other, as official lists print it. */
    private static String maskName(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
    }
}
