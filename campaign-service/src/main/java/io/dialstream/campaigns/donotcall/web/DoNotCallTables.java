package io.dialstream.campaigns.donotcall.web;

import io.dialstream.campaigns.donotcall.DoNotCallList;
import io.dialstream.campaigns.donotcall.DoNotCallValidation.Lapsed;
import io.dialstream.campaigns.sheet.SheetWriter;
import io.dialstream.foundation.problem.InvalidRequestException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Do-not-call lists as tables, for programs and for people. */
@Component
public class DoNotCallTables {

    /** That are read at once. */
    private static final int ROWS = 1_000;

    private final DoNotCallList list;

    DoNotCallTables(DoNotCallList list) {
        this.list = list;
    }

    /**
     * Puts the rows of a table on a list that have not lapsed, all of them or none.
     *
     * @param source where those come from that do not say so
     * @throws InvalidRequestException that says what is wrong on which line
     */
    public DoNotCallList.Added add(String userId, byte[] table, String source) {
        var sheet = DoNotCallSheet.read(table);
        return list.add(userId, sheet.entries(), source, Lapsed.SKIPPED, sheet::field);
    }

    /** Answers with all entries that begin with some text. */
    public void write(String userId, String beginning, HttpServletResponse response)
            throws IOException {
        var first = rows(userId, beginning, null);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"do-not-call.csv\"");
        SheetWriter.write(
                response.getOutputStream(),
                DoNotCallSheet.COLUMNS,
                first,
                after -> rows(userId, beginning, after));
    }

    private SheetWriter.Rows rows(String userId, String beginning, @Nullable String after) {
        return DoNotCallSheet.rows(list.list(userId, beginning, after, ROWS), ROWS);
    }
}
