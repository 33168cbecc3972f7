package org.chengxin.ledger.edition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.Approvals;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.CatalogueException;
import org.chengxin.ledger.catalogue.CatalogueTexts;
import org.chengxin.ledger.catalogue.PublicationRule;
import org.chengxin.ledger.catalogue.RecordType;
import org.chengxin.ledger.catalogue.WorkingDayCalendar;
import org.chengxin.ledger.credit.Refusal;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.edition.Edition.Move;
import org.chengxin.ledger.edition.EditionCommand.ApproveEdition;
import org.chengxin.ledger.edition.EditionCommand.Beginning;
import org.chengxin.ledger.edition.EditionCommand.MakeComment;
import org.chengxin.ledger.edition.EditionCommand.OfEdition;
import org.chengxin.ledger.edition.EditionCommand.OpenConsultation;
import org.chengxin.ledger.edition.EditionCommand.OpenEdition;
import org.chengxin.ledger.edition.EditionCommand.PublishEdition;
import org.chengxin.ledger.edition.EditionCommand.ReturnEdition;
import org.chengxin.ledger.edition.EditionCommand.WithdrawEdition;
import org.chengxin.ledger.edition.EditionCommand.WriteFile;
import org.chengxin.ledger.edition.EditionDecision.Happens;
import org.chengxin.ledger.edition.EditionDecision.Refused;
import org.chengxin.ledger.edition.EditionEvent.CommentMade;
import org.chengxin.ledger.edition.EditionEvent.ConsultationOpened;
import org.chengxin.ledger.edition.EditionEvent.EditionApproved;
import org.chengxin.ledger.edition.EditionEvent.EditionOpened;
import org.chengxin.ledger.edition.EditionEvent.EditionPublished;
import org.chengxin.ledger.edition.EditionEvent.EditionReturned;
import org.chengxin.ledger.edition.EditionEvent.EditionWithdrawn;
import org.chengxin.ledger.edition.EditionEvent.FileWritten;
import org.chengxin.ledger.subject.PersonalPatterns;

/**
 * How a version of the catalogue is made. The credit office writes, everybody with an account comments, and the one who
 * approves has written nothing of it. A version takes effect on a day after its publication, never on one that has begun.
 */
final class EditionRules {

    static final int OPEN_EDITIONS_MAX = 5;
    static final int EDITIONS_MAX = 10_000;
    static final int WRITES_MAX = 500;
    static final int COMMENTS_MAX = 500;
    static final int TEXT_CHARACTERS_MAX = 2_000;
    static final int TITLE_CHARACTERS_MAX = 100;
    static final int DOCUMENT_NO_CHARACTERS_MAX = 128;

    private EditionRules() {}

    static EditionDecision decide(
            Editions editions, EditionCommand command, Catalogue inForce, CatalogueTexts shipped, LocalDate today) {
        return switch (command) {
            case OpenEdition c -> open(editions, c, shipped);
            case OfEdition c ->
                editions.find(c.edition())
                        .map(edition -> step(editions, edition, c, inForce, shipped, today))
                        .orElseGet(() -> refused(Stream.of(thereIsSuchAVersion())));
        };
    }

    private static EditionDecision open(Editions editions, OpenEdition c, CatalogueTexts shipped) {
        Optional<Edition> restored = c.beginning() instanceof Beginning.Restored r
                ? editions.find(r.edition()).filter(edition -> edition.effectiveFrom() != null)
                : Optional.empty();
        if (c.beginning() instanceof Beginning.Restored && restored.isEmpty()) {
            return refused(Stream.of(thereIsSuchAVersion()));
        }
        List<Refusal> refusals = Stream.of(theOfficeMakesVersions(c), thereIsATitle(c), fewAreOpenAtOnce(editions))
                .flatMap(Optional::stream)
                .toList();
        if (!refusals.isEmpty()) {
            return new Refused(refusals);
        }
        Edition base = editions.latest();
        int number = editions.next();
        List<EditionEvent> events = new ArrayList<>();
        events.add(new EditionOpened(
                number, base.number(), restored.map(Edition::number).orElse(null), c.title(), c.note(), c.actor()));
        CatalogueTexts wanted = switch (c.beginning()) {
            case Beginning.Latest l -> base.texts();
            case Beginning.Restored r -> restored.orElseThrow().texts();
            case Beginning.Shipped s -> shipped;
        };
        base.texts()
                .missingFrom(wanted)
                .forEach((file, text) -> events.add(new FileWritten(number, file, text, c.actor())));
        return new Happens(events);
    }

    private static EditionDecision step(
            Editions editions,
            Edition edition,
            OfEdition command,
            Catalogue inForce,
            CatalogueTexts shipped,
            LocalDate today) {
        List<Refusal> refusals = refusals(editions, edition, command, inForce, shipped, today)
                .flatMap(Optional::stream)
                .toList();
        return refusals.isEmpty() ? new Happens(List.of(event(command))) : new Refused(refusals);
    }

    private static EditionEvent event(OfEdition command) {
        return switch (command) {
            case WriteFile c -> new FileWritten(c.edition(), c.file(), c.text(), c.actor());
            case OpenConsultation c -> new ConsultationOpened(c.edition(), c.commentsUntil(), c.actor());
            case MakeComment c -> new CommentMade(c.edition(), c.comment().strip(), c.actor());
            case ReturnEdition c -> new EditionReturned(c.edition(), c.reason().strip(), c.actor());
            case ApproveEdition c ->
                new EditionApproved(c.edition(), c.documentNo().strip(), c.actor());
            case PublishEdition c -> new EditionPublished(c.edition(), c.effectiveFrom(), c.actor());
            case WithdrawEdition c ->
                new EditionWithdrawn(c.edition(), c.reason().strip(), c.actor());
        };
    }

    /** Who may and when comes first: whoever may not learns nothing else. */
    private static Stream<Optional<Refusal>> refusals(
            Editions editions,
            Edition edition,
            OfEdition command,
            Catalogue inForce,
            CatalogueTexts shipped,
            LocalDate today) {
        Optional<Refusal> barred =
                theOneWhoActsMay(command).or(() -> theVersionHasComeThatFar(editions, edition, command, today));
        if (barred.isPresent()) {
            return Stream.of(barred);
        }
        return switch (command) {
            case WriteFile c -> Stream.of(theFileIsReadable(edition, c), notRewrittenForEver(edition));
            case OpenConsultation c ->
                Stream.of(
                        somethingIsNew(editions, edition),
                        theBaseIsTheLatest(editions, edition),
                        theVersionIsReadable(edition, shipped, today),
                        nothingIsDropped(editions, edition, shipped, today),
                        anotherCalendarHasAnotherVersion(editions, edition, shipped, today),
                        commentsHaveTime(c, inForce, today));
            case MakeComment c -> Stream.of(itIsAText(c.comment(), "/comment"), thereIsRoomForComments(edition));
            case ReturnEdition c -> Stream.of(itIsAText(c.reason(), "/reason"));
            case ApproveEdition c ->
                Stream.of(
                        nobodyApprovesWhatHeWrote(edition, c),
                        commentsAreOver(edition, today),
                        aDecisionStandsBehindIt(c));
            case PublishEdition c ->
                Stream.of(
                        theBaseIsTheLatest(editions, edition),
                        effectLiesAhead(c, inForce, today),
                        effectFollowsTheLatest(editions, c));
            case WithdrawEdition c -> Stream.of(itIsAText(c.reason(), "/reason"));
        };
    }

    private static Refusal thereIsSuchAVersion() {
        return refusal("R-CAT-VERSION", Kind.UNKNOWN, null, "没有目录的这个版本", "There is no such version of the catalogue");
    }

    private static Optional<Refusal> theOneWhoActsMay(OfEdition command) {
        return command instanceof MakeComment c
                ? (c.actor().role() == Role.SYSTEM || c.actor().role() == Role.WITNESS
                        ? Optional.of(notForThisRole())
                        : Optional.empty())
                : theOfficeMakesVersions(command);
    }

    private static Optional<Refusal> theOfficeMakesVersions(EditionCommand command) {
        return command.actor().role() == Role.OFFICE ? Optional.empty() : Optional.of(notForThisRole());
    }

    private static Refusal notForThisRole() {
        return refusal(
                "R-ACL",
                Kind.FORBIDDEN,
                null,
                "目录由信用办制定，其他账号可在征求意见期间提出意见",
                "The credit office makes the catalogue; others comment while it is open to comments");
    }

    private static Optional<Refusal> theVersionHasComeThatFar(
            Editions editions, Edition edition, OfEdition command, LocalDate today) {
        EditionStage stage = editions.stage(edition, today);
        Set<EditionStage> from = switch (command) {
            case WriteFile c -> Set.of(EditionStage.DRAFT);
            case OpenConsultation c -> Set.of(EditionStage.DRAFT);
            case MakeComment c -> Set.of(EditionStage.CONSULTATION);
            case ReturnEdition c -> Set.of(EditionStage.CONSULTATION, EditionStage.APPROVED);
            case ApproveEdition c -> Set.of(EditionStage.CONSULTATION);
            case PublishEdition c -> Set.of(EditionStage.APPROVED);
            case WithdrawEdition c ->
                Set.of(EditionStage.DRAFT, EditionStage.CONSULTATION, EditionStage.APPROVED, EditionStage.PUBLISHED);
        };
        if (from.contains(stage)) {
            return Optional.empty();
        }
        List<EditionStage> wanted = from.stream().sorted().toList();
        return Optional.of(refusal(
                "R-CAT-STAGE",
                Kind.CONFLICT,
                null,
                "这一步要求版本处于“"
                        + wanted.stream().map(s -> s.title().zh()).collect(Collectors.joining("”或“")) + "”，该版本"
                        + stage.title().zh(),
                "This step needs a version that is "
                        + wanted.stream().map(s -> s.title().en()).collect(Collectors.joining(" or "))
                        + "; this one is "
                        + stage.title().en()));
    }

    private static Optional<Refusal> thereIsATitle(OpenEdition c) {
        boolean good = Stream.of(c.title().zh(), c.title().en())
                        .allMatch(text -> !text.isBlank() && text.length() <= TITLE_CHARACTERS_MAX)
                && Stream.of(c.note().zh(), c.note().en())
                        .allMatch(text -> !text.isBlank() && text.length() <= TEXT_CHARACTERS_MAX)
                && Stream.of(
                                c.title().zh(),
                                c.title().en(),
                                c.note().zh(),
                                c.note().en())
                        .noneMatch(PersonalPatterns::areIn);
        return good
                ? Optional.empty()
                : Optional.of(refusal(
                        "R-CAT-TITLE",
                        Kind.INVALID,
                        "/title",
                        "版本须有中英文名称（各最多" + TITLE_CHARACTERS_MAX + "字）和修订说明（各最多" + TEXT_CHARACTERS_MAX + "字），不得含个人号码",
                        "A version has a title of at most " + TITLE_CHARACTERS_MAX + " and a note of at most "
                                + TEXT_CHARACTERS_MAX + " characters in both languages, without personal numbers"));
    }

    private static Optional<Refusal> fewAreOpenAtOnce(Editions editions) {
        long open = editions.all().stream().filter(e -> e.stage().isOpen()).count();
        return open < OPEN_EDITIONS_MAX && editions.next() <= EDITIONS_MAX
                ? Optional.empty()
                : Optional.of(refusal(
                        "R-CAT-OPEN",
                        Kind.CONFLICT,
                        null,
                        "同时制定的版本最多" + OPEN_EDITIONS_MAX + "个，请先完成或撤回其中之一",
                        "At most " + OPEN_EDITIONS_MAX + " versions are made at once; finish or withdraw one first"));
    }

    private static Optional<Refusal> theFileIsReadable(Edition edition, WriteFile c) {
        try {
            CatalogueTexts texts = edition.texts().with(c.file(), c.text());
            return texts.differingFrom(edition.texts()).isEmpty()
                    ? Optional.of(refusal(
                            "R-CAT-SAME", Kind.CONFLICT, "/text", "文件内容没有变化", "The file says the same as before"))
                    : Optional.empty();
        } catch (CatalogueException e) {
            return Optional.of(unreadable(e));
        }
    }

    private static Optional<Refusal> notRewrittenForEver(Edition edition) {
        return edition.count(Move.WRITTEN) < WRITES_MAX
                ? Optional.empty()
                : Optional.of(refusal(
                        "R-CAT-OPEN",
                        Kind.CONFLICT,
                        null,
                        "一个版本最多改写" + WRITES_MAX + "次，请提交征求意见或另起草一个版本",
                        "A version is written at most " + WRITES_MAX
                                + " times; put it to consultation or open another"));
    }

    private static Optional<Refusal> somethingIsNew(Editions editions, Edition edition) {
        Edition base = base(editions, edition);
        return edition.texts().equals(base.texts())
                ? Optional.of(refusal(
                        "R-CAT-SAME",
                        Kind.CONFLICT,
                        null,
                        "与第" + base.number() + "版相比没有变化",
                        "Nothing differs from version " + base.number()))
                : Optional.empty();
    }

    private static Optional<Refusal> theBaseIsTheLatest(Editions editions, Edition edition) {
        Edition latest = editions.latest();
        return latest.number() == base(editions, edition).number()
                ? Optional.empty()
                : Optional.of(refusal(
                        "R-CAT-BASE",
                        Kind.CONFLICT,
                        null,
                        "起草后已公布第" + latest.number() + "版，请在其基础上重新起草，以免丢失其中的修改",
                        "Version " + latest.number()
                                + " was published since this draft was begun; begin again from it, so"
                                + " that nothing it changed is lost"));
    }

    private static Optional<Refusal> theVersionIsReadable(Edition edition, CatalogueTexts shipped, LocalDate today) {
        try {
            catalogue(edition, shipped, today);
            return Optional.empty();
        } catch (CatalogueException e) {
            return Optional.of(unreadable(e));
        }
    }

    /** What stands in records needs its entry for ever: a type is ended by a date, a set of rules by the next one. */
    private static Optional<Refusal> nothingIsDropped(
            Editions editions, Edition edition, CatalogueTexts shipped, LocalDate today) {
        try {
            Catalogue before = catalogue(base(editions, edition), shipped, today);
            Catalogue after = catalogue(edition, shipped, today);
            List<String> gone = Stream.concat(
                            before.types().stream()
                                    .map(RecordType::code)
                                    .filter(code -> after.type(code).isEmpty()),
                            before.publicationRules().inOrder().stream()
                                    .map(PublicationRule::id)
                                    .filter(id -> after.publicationRules().inOrder().stream()
                                            .noneMatch(rule -> rule.id().equals(id))))
                    .toList();
            return gone.isEmpty()
                    ? Optional.empty()
                    : Optional.of(refusal(
                            "R-CAT-DROPPED",
                            Kind.INVALID,
                            null,
                            "已有记录可能引用的条目不得删除，只能规定终止日期：" + gone,
                            "What records may refer to is ended by a date, never dropped: " + gone));
        } catch (CatalogueException e) {
            return Optional.empty();
        }
    }

    /** Clocks that run are counted anew when the version of the calendar is another. */
    private static Optional<Refusal> anotherCalendarHasAnotherVersion(
            Editions editions, Edition edition, CatalogueTexts shipped, LocalDate today) {
        try {
            WorkingDayCalendar before =
                    catalogue(base(editions, edition), shipped, today).calendar();
            WorkingDayCalendar after = catalogue(edition, shipped, today).calendar();
            return before.notices().equals(after.notices()) || !before.version().equals(after.version())
                    ? Optional.empty()
                    : Optional.of(refusal(
                            "R-CAT-CALENDAR",
                            Kind.INVALID,
                            "/files/calendar.json",
                            "日历内容有变，请把 calendar.json 的 version 从 " + before.version() + " 改为新的版本号，正在计算的期限才会重新计算",
                            "The calendar says something else: give version in calendar.json another value than "
                                    + before.version() + ", so that clocks that run are counted anew"));
        } catch (CatalogueException e) {
            return Optional.empty();
        }
    }

    private static Optional<Refusal> commentsHaveTime(OpenConsultation c, Catalogue inForce, LocalDate today) {
        int daysMin = inForce.making().consultationDaysMin();
        LocalDate earliest = today.plusDays(daysMin);
        LocalDate latest = today.plusYears(1);
        return !c.commentsUntil().isBefore(earliest) && !c.commentsUntil().isAfter(latest)
                ? Optional.empty()
                : Optional.of(founded(
                        "R-CAT-CONSULT",
                        "/commentsUntil",
                        inForce,
                        "征求意见不少于" + daysMin + "日：截止日应在" + earliest + "至" + latest + "之间",
                        "Comments are taken for at least " + daysMin + " days: until a day from " + earliest + " to "
                                + latest));
    }

    private static Optional<Refusal> itIsAText(String text, String pointer) {
        return !text.isBlank() && text.length() <= TEXT_CHARACTERS_MAX && !PersonalPatterns.areIn(text)
                ? Optional.empty()
                : Optional.of(refusal(
                        "R-CAT-TEXT",
                        Kind.INVALID,
                        pointer,
                        "请填写1至" + TEXT_CHARACTERS_MAX + "字，不得含个人号码",
                        "Write 1 to " + TEXT_CHARACTERS_MAX + " characters without personal numbers"));
    }

    private static Optional<Refusal> thereIsRoomForComments(Edition edition) {
        return edition.count(Move.COMMENTED) < COMMENTS_MAX
                ? Optional.empty()
                : Optional.of(refusal(
                        "R-CAT-OPEN",
                        Kind.CONFLICT,
                        null,
                        "一个版本最多收" + COMMENTS_MAX + "条意见，请直接联系信用办",
                        "A version takes at most " + COMMENTS_MAX + " comments; write to the credit office"));
    }

    private static Optional<Refusal> nobodyApprovesWhatHeWrote(Edition edition, ApproveEdition c) {
        return edition.isWrittenBy(c.actor())
                ? Optional.of(refusal(
                        "R-4EYE",
                        Kind.FORBIDDEN,
                        null,
                        "起草人不得批准自己参与起草的版本，请由另一人批准",
                        "Whoever wrote something of a version does not approve it; somebody else has to"))
                : Optional.empty();
    }

    private static Optional<Refusal> commentsAreOver(Edition edition, LocalDate today) {
        LocalDate until = edition.commentsUntil();
        return until != null && today.isAfter(until)
                ? Optional.empty()
                : Optional.of(refusal(
                        "R-CAT-CONSULT",
                        Kind.CONFLICT,
                        null,
                        "征求意见到" + until + "截止，其后方可批准",
                        "Comments are taken until " + until + "; it may be approved after that"));
    }

    private static Optional<Refusal> aDecisionStandsBehindIt(ApproveEdition c) {
        String documentNo = c.documentNo();
        return !documentNo.isBlank()
                        && documentNo.length() <= DOCUMENT_NO_CHARACTERS_MAX
                        && !PersonalPatterns.areIn(documentNo)
                ? Optional.empty()
                : Optional.of(refusal(
                        "R-CAT-DOCUMENT",
                        Kind.INVALID,
                        "/documentNo",
                        "请填写批准文件的文号，最多" + DOCUMENT_NO_CHARACTERS_MAX + "字",
                        "Give the number of the decision that approves it, at most " + DOCUMENT_NO_CHARACTERS_MAX
                                + " characters"));
    }

    private static Optional<Refusal> effectLiesAhead(PublishEdition c, Catalogue inForce, LocalDate today) {
        int daysMin = inForce.making().noticeDaysMin();
        LocalDate earliest = today.plusDays(daysMin);
        return !c.effectiveFrom().isBefore(earliest)
                ? Optional.empty()
                : Optional.of(founded(
                        "R-CAT-EFFECT",
                        "/effectiveFrom",
                        inForce,
                        "规则不溯及既往：最早自" + earliest + "起施行",
                        "Rules look ahead: in force from " + earliest + " at the earliest"));
    }

    private static Optional<Refusal> effectFollowsTheLatest(Editions editions, PublishEdition c) {
        LocalDate last = editions.latest().effectiveFrom();
        return last == null || c.effectiveFrom().isAfter(last)
                ? Optional.empty()
                : Optional.of(refusal(
                        "R-CAT-EFFECT",
                        Kind.CONFLICT,
                        "/effectiveFrom",
                        "第" + editions.latest().number() + "版自" + last + "起施行，本版应在其后施行",
                        "Version " + editions.latest().number() + " is in force from " + last
                                + "; this one has to follow it"));
    }

    private static Edition base(Editions editions, Edition edition) {
        Integer number = edition.basedOn();
        return number == null ? edition : editions.find(number).orElseThrow();
    }

    private static Catalogue catalogue(Edition edition, CatalogueTexts shipped, LocalDate today) {
        return Catalogue.of(edition.titleOn(today), edition.texts().completedBy(shipped), Approvals.none());
    }

    private static Refusal unreadable(CatalogueException e) {
        return refusal(
                "R-CAT-READ",
                Kind.INVALID,
                "/files/" + e.file().replace("~", "~0").replace("/", "~1"),
                e.file() + " 的 " + (e.pointer().isEmpty() ? "/" : e.pointer()) + " 处无法使用：应为 " + e.expected() + "，实为 "
                        + e.found(),
                e.getMessage() + "; mend it and try again");
    }

    private static Refusal founded(String rule, String pointer, Catalogue inForce, String zh, String en) {
        return new Refusal(rule, Kind.INVALID, pointer, inForce.making().basis(), new Bilingual(zh, en));
    }

    private static Refusal refusal(
            String rule, Kind kind, @org.jspecify.annotations.Nullable String pointer, String zh, String en) {
        return new Refusal(rule, kind, pointer, null, new Bilingual(zh, en));
    }

    private static EditionDecision refused(Stream<Refusal> refusals) {
        return new Refused(refusals.toList());
    }
}
