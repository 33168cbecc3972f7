package org.chengxin.ledger.credit;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.jspecify.annotations.Nullable;

/** Whether a subject's archive may be opened. The list {@link #RULES} is the policy. */
final class RegistrationRules {

    private static final int IDENTIFIERS_MAX = 10;
    private static final int TEXT_MAX_CHARACTERS = 500;
    private static final LegalBasis GB_11643 = new LegalBasis("公民身份号码 GB 11643-1999", null);

    private static final List<Function<Registration, Optional<Refusal>>> RULES = List.of(
            RegistrationRules::theNameIsReadable,
            RegistrationRules::theNameIsMarkedAsTheKindDemands,
            RegistrationRules::anIdentifierIsGiven,
            RegistrationRules::everyIdentifierIsWellFormed,
            RegistrationRules::onlyPersonsCarryPersonalIdentifiers,
            RegistrationRules::aBodyWithoutCodeSaysWhy,
            RegistrationRules::whatIsToldBesideIsReadable);

    private RegistrationRules() {}

    static Decision decide(SubjectState state, RegisterSubject command) {
        if (!mayRegister(command.act().actor())) {
            return Decision.Refused.because(Refusals.of(
                    "R-ACL", Kind.FORBIDDEN, null, "只有信用办可以登记信用主体", "Only the credit office registers subjects"));
        }
        Optional<Refusal> erased = ArchiveRules.theArchiveIsNotErased(state);
        if (erased.isPresent()) {
            return Decision.Refused.because(erased.get());
        }
        Optional<SubjectRegistered> known = state.registered();
        if (known.isPresent()) {
            return sameSubject(state, known.get(), command.registration())
                    ? new Decision.AlreadySo(null)
                    : Decision.Refused.because(
                            Refusals.of(
                                    "R-ID-TAKEN",
                                    Kind.CONFLICT,
                                    "/identifiers/0",
                                    "该代码已登记在另一名称或类别的主体名下；名称变更请办理主体变更",
                                    "This identifier is already registered under another name or kind; a change of name is a succession"));
        }
        List<Refusal> refusals = check(command.registration());
        return refusals.isEmpty() ? Decision.Happens.of(event(command, null)) : new Decision.Refused(refusals);
    }

    static List<Refusal> check(Registration registration) {
        return RULES.stream()
                .map(rule -> rule.apply(registration))
                .flatMap(Optional::stream)
                .toList();
    }

    static SubjectRegistered event(RegisterSubject command, @Nullable Origin origin) {
        Registration r = command.registration();
        return new SubjectRegistered(
                command.subjectId(),
                r.kind(),
                r.name(),
                r.identifiers(),
                r.regionCode(),
                r.noCodeReason(),
                command.act(),
                origin);
    }

    private static boolean mayRegister(Actor actor) {
        return actor.role() == Role.OFFICE || actor.role() == Role.SYSTEM;
    }

    /** A body is the same under a name it had. */
    private static boolean sameSubject(SubjectState state, SubjectRegistered known, Registration r) {
        return known.kind() == r.kind()
                && (known.name().equals(r.name())
                        || state.successions().stream()
                                .anyMatch(s -> s.formerName().equals(r.name().open())))
                && known.identifiers().equals(r.identifiers());
    }

    private static Optional<Refusal> theNameIsReadable(Registration r) {
        String name = r.name().value();
        if (name.isBlank() || name.length() > SubjectName.LENGTH_MAX_CHARACTERS) {
            return Refusals.invalid(
                    "R-LENGTH",
                    "/name",
                    "名称应为1至" + SubjectName.LENGTH_MAX_CHARACTERS + "个字符，实为" + name.length() + "个",
                    "A name has 1 to " + SubjectName.LENGTH_MAX_CHARACTERS + " characters, found " + name.length());
        }
        return Texts.hasControlCharacters(name)
                ? Refusals.invalid(
                        "R-TEXT-CONTROL",
                        "/name",
                        "名称含有控制字符，请删除后重报",
                        "The name holds control characters; remove them and send it again")
                : Optional.empty();
    }

    private static Optional<Refusal> theNameIsMarkedAsTheKindDemands(Registration r) {
        return r.kind().isNaturalPerson() == (r.name().personal() != null)
                ? Optional.empty()
                : Refusals.invalid(
                        "R-PERSONAL",
                        "/name",
                        "自然人的姓名必须标记为个人信息，组织的名称则不得",
                        "The name of a natural person is personal data, that of a body is not");
    }

    private static Optional<Refusal> anIdentifierIsGiven(Registration r) {
        int count = r.identifiers().size();
        return count >= 1 && count <= IDENTIFIERS_MAX
                ? Optional.empty()
                : Refusals.invalid(
                        "R-ID-MISSING",
                        "/identifiers",
                        "应提供1至" + IDENTIFIERS_MAX + "个代码，实为" + count + "个；尚无统一社会信用代码的单位请用L-开头的本地代码",
                        "1 to " + IDENTIFIERS_MAX + " identifiers are needed, found " + count
                                + "; a body without a unified social credit code takes a local code L-…");
    }

    private static Optional<Refusal> everyIdentifierIsWellFormed(Registration r) {
        return Stream.iterate(0, i -> i < r.identifiers().size(), i -> i + 1)
                .flatMap(i -> fault(r.identifiers().get(i), "/identifiers/" + i).stream())
                .findFirst();
    }

    private static Optional<Refusal> fault(Identifier identifier, String pointer) {
        return switch (identifier.scheme()) {
            case USCC -> Refusals.bodyCode(pointer, identifier.value());
            case CITIZEN_ID ->
                CitizenId.fault(identifier.value())
                        .map(fault -> Refusals.of(
                                "R-ID-CITIZEN",
                                Kind.INVALID,
                                pointer,
                                GB_11643,
                                "公民身份号码校验未通过（" + fault + "），请核对原件",
                                "The citizen id fails its check (" + fault + "); compare it with the original"));
            case PERSONAL_DOCUMENT ->
                wellFormed(identifier, "[^:\\p{Cc}\\p{Cs}]{1,20}:[A-Za-z0-9()（）\\-]{3,40}", pointer);
            case LOCAL -> wellFormed(identifier, "L-[A-Z0-9][A-Z0-9\\-]{1,38}", pointer);
            case TOWN_CODE -> wellFormed(identifier, "[0-9]{9}", pointer);
        };
    }

    private static Optional<Refusal> wellFormed(Identifier identifier, String pattern, String pointer) {
        return identifier.value().matches(pattern)
                ? Optional.empty()
                : Refusals.invalid(
                        "R-ID-SHAPE",
                        pointer,
                        identifier.scheme() + "的格式应为 " + pattern,
                        identifier.scheme() + " must look like " + pattern);
    }

    private static Optional<Refusal> onlyPersonsCarryPersonalIdentifiers(Registration r) {
        boolean personal = r.identifiers().stream().map(Identifier::scheme).anyMatch(IdentifierScheme::isPersonal);
        return personal && !r.kind().isNaturalPerson()
                ? Refusals.invalid(
                        "R-ID-CITIZEN-IN-CODE",
                        "/identifiers",
                        "组织不得以公民身份号码或个人证件登记，请填写统一社会信用代码",
                        "A body is not registered under a personal document; give its unified social credit code")
                : Optional.empty();
    }

    private static Optional<Refusal> aBodyWithoutCodeSaysWhy(Registration r) {
        boolean body = !r.kind().isNaturalPerson() && r.kind() != SubjectKind.VILLAGE;
        boolean localOnly = r.identifiers().stream().noneMatch(i -> i.scheme() == IdentifierScheme.USCC);
        String reason = r.noCodeReason();
        return body && localOnly && (reason == null || reason.isBlank())
                ? Optional.of(Refusals.of(
                        "R-ID-NO-CODE-REASON",
                        Kind.INVALID,
                        "/noCodeReason",
                        Refusals.GB_32100,
                        "该单位无统一社会信用代码，请说明原因（如内设机构、派出机构）",
                        "This body has no unified social credit code: say why (internal body, branch …)"))
                : Optional.empty();
    }

    private static Optional<Refusal> whatIsToldBesideIsReadable(Registration r) {
        return unreadable(r.regionCode(), "/regionCode").or(() -> unreadable(r.noCodeReason(), "/noCodeReason"));
    }

    private static Optional<Refusal> unreadable(@Nullable String text, String pointer) {
        if (text == null) {
            return Optional.empty();
        }
        if (text.length() > TEXT_MAX_CHARACTERS) {
            return Refusals.invalid(
                    "R-LENGTH",
                    pointer,
                    "最多" + TEXT_MAX_CHARACTERS + "个字符，实为" + text.length() + "个",
                    "At most " + TEXT_MAX_CHARACTERS + " characters, found " + text.length());
        }
        return Texts.hasControlCharacters(text)
                ? Refusals.invalid(
                        "R-TEXT-CONTROL",
                        pointer,
                        "文本含有控制字符，请删除后重报",
                        "The text holds control characters; remove them and send it again")
                : Optional.empty();
    }
}
