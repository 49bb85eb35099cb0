"""Search evaluation: how well the site's search answers labelled questions, beside stock Pagefind."""
