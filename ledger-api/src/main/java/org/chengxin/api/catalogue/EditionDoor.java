package org.chengxin.api.catalogue;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.api.catalogue.EditionWrite.Step;
import org.chengxin.api.command.EditionReceipt;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.edition.Difference;
import org.chengxin.ledger.edition.EditionCommand;
import org.chengxin.ledger.edition.EditionCommand.ApproveEdition;
import org.chengxin.ledger.edition.EditionCommand.Beginning;
import org.chengxin.ledger.edition.EditionCommand.MakeComment;
import org.chengxin.ledger.edition.EditionCommand.OpenConsultation;
import org.chengxin.ledger.edition.EditionCommand.OpenEdition;
import org.chengxin.ledger.edition.EditionCommand.PublishEdition;
import org.chengxin.ledger.edition.EditionCommand.ReturnEdition;
import org.chengxin.ledger.edition.EditionCommand.WithdrawEdition;
import org.chengxin.ledger.edition.EditionCommand.WriteFile;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v1/catalogue/versions}: how versions are made. What is open to comments or published is for everybody to read;
 * to write takes an account, and the rules of the catalogue say whose.
 */
@RestController
@RequestMapping("/api/v1/catalogue/versions")
class EditionDoor {

    private static final Bilingual NOTHING = new Bilingual("", "");

    private final LedgerCommands commands;
    private final EditionBook book;
    private final ImpactPreview preview;

    EditionDoor(LedgerCommands commands, EditionBook book, ImpactPreview preview) {
        this.commands = commands;
        this.book = book;
        this.preview = preview;
    }

    /** The newest first. */
    @GetMapping
    List<EditionRead> versions(Optional<Actor> visitor) {
        return book.all(visitor);
    }

    @GetMapping("/{number:[0-9]{1,6}}")
    EditionRead version(@PathVariable int number, Optional<Actor> visitor) {
        return book.read(visitor, number);
    }

    /** A file as it was written. */
    @GetMapping(value = "/{number:[0-9]{1,6}}/files/{*file}", produces = MediaType.APPLICATION_JSON_VALUE)
    String file(@PathVariable int number, @PathVariable String file, Optional<Actor> visitor) {
        return book.text(visitor, number, name(file));
    }

    /**
     * What it says otherwise than another version.
     *
     * @param against by default the version it was made from
     */
    @GetMapping("/{number:[0-9]{1,6}}/diff")
    Difference difference(@PathVariable int number, @RequestParam @Nullable Integer against, Optional<Actor> visitor) {
        return book.difference(visitor, number, against);
    }

    /** What it would make of the records that stand; every one is weighed, so this takes a while. */
    @GetMapping("/{number:[0-9]{1,6}}/impact")
    @LooksUp(LookUpKind.LIST)
    ImpactRead impact(@PathVariable int number, Actor actor) {
        if (!EditionBook.follows(Optional.of(actor))) {
            throw new ProblemException(Problems.forbidden());
        }
        return preview.of(book.find(Optional.of(actor), number));
    }

    @PostMapping
    ResponseEntity<EditionReceipt> open(@RequestBody EditionWrite.Open body, Actor actor) {
        Beginning beginning = body.restores() != null
                ? new Beginning.Restored(body.restores())
                : Boolean.TRUE.equals(body.shipped()) ? new Beginning.Shipped() : new Beginning.Latest();
        EditionReceipt receipt = sent(new OpenEdition(
                beginning,
                Objects.requireNonNullElse(body.title(), NOTHING),
                Objects.requireNonNullElse(body.note(), NOTHING),
                actor));
        return ResponseEntity.created(URI.create("/api/v1/catalogue/versions/" + receipt.version()))
                .body(receipt);
    }

    /** Writes a file of a draft, whole. */
    @PutMapping(value = "/{number:[0-9]{1,6}}/files/{*file}", consumes = MediaType.APPLICATION_JSON_VALUE)
    EditionReceipt write(@PathVariable int number, @PathVariable String file, @RequestBody String text, Actor actor) {
        return sent(new WriteFile(number, name(file), text, actor));
    }

    /** {@code submit}, {@code comment}, {@code return}, {@code approve}, {@code publish} or {@code withdraw}. */
    @PostMapping("/{number:[0-9]{1,6}}:{verb:[a-z]+}")
    EditionReceipt step(@PathVariable int number, @PathVariable String verb, @RequestBody Step body, Actor actor) {
        return sent(
                switch (verb) {
                    case "submit" ->
                        new OpenConsultation(number, Step.needed(body.commentsUntil(), "/commentsUntil"), actor);
                    case "comment" -> new MakeComment(number, Step.text(body.comment()), actor);
                    case "return" -> new ReturnEdition(number, Step.text(body.reason()), actor);
                    case "approve" -> new ApproveEdition(number, Step.text(body.documentNo()), actor);
                    case "publish" ->
                        new PublishEdition(number, Step.needed(body.effectiveFrom(), "/effectiveFrom"), actor);
                    case "withdraw" -> new WithdrawEdition(number, Step.text(body.reason()), actor);
                    default -> throw new ProblemException(Problems.notFound());
                });
    }

    private EditionReceipt sent(EditionCommand command) {
        EditionReceipt receipt = commands.receipt(commands.done(command));
        book.catchUp();
        return receipt;
    }

    /** The rest of the path, which begins with its slash. */
    private static String name(String file) {
        return file.substring(1);
    }
}
