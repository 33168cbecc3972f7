package org.chengxin.api.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chengxin.ledger.credit.Registration;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;

/**
 * Everybody with an archive: the bodies that act, and those invented from the words of {@code names.json}. The one to
 * look at comes first, so that a visitor who is quick finds it.
 */
final class DemoArchives {

    private static final int DAYS_OF_BIRTH = 28;
    private static final int MONTHS_OF_BIRTH = 12;

    private final Names names = DemoFiles.json("names.json", Names.class);
    private final List<DemoBody> acting;
    private final List<DemoBody> towns;

    DemoArchives(DemoBodies bodies) {
        acting = bodies.all().stream().filter(DemoBody::acts).toList();
        towns = ofKind(SubjectKind.TOWN);
    }

    /** The words names are made of. */
    record Names(
            String note,
            Map<SubjectKind, Integer> archives,
            Map<SubjectKind, String> codePrefix,
            List<String> firmNames,
            List<String> trades,
            List<String> organisationKinds,
            List<String> villages,
            List<String> surnames) {}

    List<DemoArchive> all() {
        List<DemoArchive> enterprises = invented(SubjectKind.ENTERPRISE);
        List<DemoArchive> all = new ArrayList<>(enterprises.subList(0, 1));
        all.addAll(ofBodies(SubjectKind.DEPARTMENT));
        all.addAll(ofBodies(SubjectKind.TOWN));
        all.addAll(enterprises.subList(1, enterprises.size()));
        Stream.of(SubjectKind.values())
                .filter(kind -> kind != SubjectKind.ENTERPRISE && names.archives.containsKey(kind))
                .forEach(kind -> all.addAll(invented(kind)));
        return List.copyOf(all);
    }

    /** Name of one of the invented enterprises, whatever the number. */
    String firm(int any) {
        return enterpriseName(Math.floorMod(any, count(SubjectKind.ENTERPRISE)));
    }

    private List<DemoArchive> ofBodies(SubjectKind kind) {
        List<DemoBody> bodies = ofKind(kind);
        return IntStream.range(0, bodies.size())
                .mapToObj(n ->
                        new DemoArchive(kind, n, bodies.get(n), bodies.get(n).registration()))
                .toList();
    }

    private List<DemoArchive> invented(SubjectKind kind) {
        List<DemoBody> homes = kind == SubjectKind.CIVIL_SERVANT ? acting : towns;
        return IntStream.range(0, count(kind))
                .mapToObj(n -> invent(kind, n, homes.get(n % homes.size())))
                .toList();
    }

    private DemoArchive invent(SubjectKind kind, int n, DemoBody home) {
        Registration registration = new Registration(
                kind, SubjectName.of(kind, name(kind, n, home)), List.of(identifier(kind, n)), home.region(), null);
        return new DemoArchive(kind, n, home, registration);
    }

    private String name(SubjectKind kind, int n, DemoBody home) {
        return switch (kind) {
            case ENTERPRISE -> enterpriseName(n);
            case ORGANISATION -> "江阴市示例%s%s（演示）".formatted(word(names.firmNames, n), word(names.organisationKinds, n));
            case VILLAGE -> home.name() + word(names.villages, n) + "村民委员会（演示）";
            case HOUSEHOLD -> word(names.surnames, n) + "示例户";
            case CIVIL_SERVANT -> word(names.surnames, n) + "演示" + (n < names.surnames.size() ? "" : "甲");
            case PERSON -> word(names.surnames, n) + "示例";
            case DEPARTMENT, TOWN -> throw new IllegalArgumentException("bodies are not invented");
        };
    }

    private String enterpriseName(int n) {
        return n == 0
                ? Showcase.NAME
                : "江阴市%s%s有限公司（演示）".formatted(word(names.firmNames, n), word(names.trades, n / names.firmNames.size()));
    }

    private Identifier identifier(SubjectKind kind, int n) {
        return switch (kind) {
            case HOUSEHOLD -> Identifier.of(IdentifierScheme.LOCAL, "L-DEMO-H%03d".formatted(n + 1));
            case CIVIL_SERVANT -> citizen("1900", n);
            case PERSON -> citizen("1905", n);
            default ->
                Identifier.uscc(UnifiedSocialCreditCode.complete(names.codePrefix.get(kind) + "%05d".formatted(n + 1))
                        .value());
        };
    }

    /** A well-formed id that nobody alive can have: its owner would be older than anybody ever was. */
    private static Identifier citizen(String year, int n) {
        String born = "%s%02d%02d".formatted(year, n % MONTHS_OF_BIRTH + 1, n % DAYS_OF_BIRTH + 1);
        return Identifier.of(
                IdentifierScheme.CITIZEN_ID,
                CitizenId.complete("320281" + born + "%03d".formatted(n)).value());
    }

    private int count(SubjectKind kind) {
        return names.archives.getOrDefault(kind, 0);
    }

    private List<DemoBody> ofKind(SubjectKind kind) {
        return acting.stream().filter(body -> body.kind() == kind).toList();
    }

    private static String word(List<String> words, int n) {
        return words.get(n % words.size());
    }
}
