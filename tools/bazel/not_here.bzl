"""Stands for something that this machine does not have."""

def _not_here_impl(ctx):
    fail(ctx.attr.message)

not_here = rule(
    implementation = _not_here_impl,
    doc = "Fails whatever is built from it, with a sentence that says what to do.",
    attrs = {"message": attr.string(mandatory = True)},
)
